import { isObject } from '../../../../util/collections';
import { holdsAnything, objectsGiven } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { wholeNumber } from '../../../../util/numbers';
import { unknownNames } from '../../../../util/text';
import type { StockMethod } from '../../../services';

/** The quantity that an item is to have. */
export interface StockLine {
  /** Position in `items` of the message, from 0. */
  readonly index: number;
  /** UUID on the platform. */
  readonly id: string;
  readonly quantity: number;
}

/**
 * Reads the message of a step that sets quantities. Nothing is rounded or clamped: a quantity that the platform cannot have
 * is a fault of the message.
 *
 * @throws InputError naming everything that is wrong with it, items by their number from 1
 */
export function readStockInput(body: Readonly<Record<string, unknown>>, method: StockMethod): StockLine[] {
  const given = Object.keys(body).filter((name) => holdsAnything(body[name]));
  const issues = [
    ...(method === 'count' ? ['the method "Inventory Count" is for Lightspeed Retail only; choose "Direct"'] : []),
    ...unknownNames(given, ['items']),
  ];
  const items = objectsGiven(body['items']);
  if (items.length === 0) issues.push('"items" must be a list of at least one item');
  const firstAt = new Map<string, number>();
  const lines = items.map((item, index) => readItem(item, index, firstAt, issues));
  throwIfInvalid(issues, 'No quantity was set.');
  return lines;
}

/** Of an item with issues the line means nothing. */
function readItem(item: unknown, index: number, firstAt: Map<string, number>, issues: string[]): StockLine {
  const report = (issue: string) => issues.push(`item ${index + 1}: ${issue}`);
  if (!isObject(item)) {
    report('it must be an object');
    return { index, id: '', quantity: 0 };
  }
  const id = typeof item['id'] === 'string' ? item['id'].trim() : '';
  const quantity = quantityOf(item['quantity']);
  for (const name of Object.keys(item).filter((each) => holdsAnything(item[each]))) {
    if (OF_RETAIL.includes(name)) report(`"${name}" is for Lightspeed Retail only`);
    else for (const issue of unknownNames([name], KNOWN)) report(issue);
  }
  if (!UUID.test(id)) report('"id" must be the UUID of an item, such as 123e4567-e89b-12d3-a456-426614174000');
  else noteDuplicate(id.toLowerCase(), index, firstAt, report);
  if (quantity === undefined) report('"quantity" must be a whole number of at least 0');
  return { index, id, quantity: quantity ?? 0 };
}

const KNOWN: readonly string[] = ['id', 'quantity'];
/** The step may name a shop, which it puts into each item. */
const OF_RETAIL: readonly string[] = ['shopID', 'itemID'];

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

function quantityOf(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? wholeNumber(String(value)) : undefined;
  const quantity = Number(text ?? Number.NaN);
  return Number.isSafeInteger(quantity) && quantity >= 0 ? quantity : undefined;
}

function noteDuplicate(id: string, index: number, firstAt: Map<string, number>, report: (issue: string) => void): void {
  const first = firstAt.get(id);
  if (first === undefined) firstAt.set(id, index);
  else report(`it has the same "id" as item ${first + 1}`);
}
