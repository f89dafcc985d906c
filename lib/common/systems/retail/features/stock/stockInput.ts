import { isId } from '../../../../model/ids';
import { isObject } from '../../../../util/collections';
import { holdsAnything, isGiven, objectsGiven } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { wholeNumber } from '../../../../util/numbers';
import { unknownNames } from '../../../../util/text';
import type { StockMethod } from '../../../services';
import { ITEM_NAMES, type ItemName, readItemName } from '../items/itemName';

export interface StockInput {
  readonly items: readonly StockLine[];
  /** Who counted; default: the employee of the connection. */
  readonly employeeID: string | undefined;
  /** Name of the count. */
  readonly name: string | undefined;
}

/** The stock that an item is to have in a shop. */
export interface StockLine {
  /** Position in `items` of the message, from 0. */
  readonly index: number;
  readonly item: ItemName;
  readonly shopID: string;
  readonly quantity: number;
}

/**
 * Reads the message of a step that sets stock.
 *
 * @throws InputError naming everything that is wrong with it, items by their number from 1
 */
export function readStockInput(body: Readonly<Record<string, unknown>>, method: StockMethod): StockInput {
  const issues = unknownNameIssues(body, method);
  const { employeeID, name } = body;
  if (isGiven(employeeID) && !isShopOrEmployee(employeeID)) issues.push('"employeeID" must be an id, digits only');
  if (isGiven(name) && typeof name !== 'string' && typeof name !== 'number') issues.push('"name" must be a text');
  const items = readItems(body['items'], method, issues);
  throwIfInvalid(issues, 'No stock was set.');
  return { items, employeeID: textOf(employeeID), name: textOf(name) };
}

/** Fields of a count are refused for the other method: a user who gives them expects a count. */
function unknownNameIssues(body: Readonly<Record<string, unknown>>, method: StockMethod): string[] {
  const known = method === 'count' ? ['items', ...OF_COUNT] : ['items'];
  const given = Object.keys(body).filter((name) => !known.includes(name) && holdsAnything(body[name]));
  return [
    ...given
      .filter((name) => OF_COUNT.includes(name))
      .map((name) => `"${name}" is for the method "Inventory Count" only`),
    ...unknownNames(
      given.filter((name) => !OF_COUNT.includes(name)),
      known,
    ),
  ];
}

const OF_COUNT: readonly string[] = ['name', 'employeeID'];

function readItems(list: unknown, method: StockMethod, issues: string[]): StockLine[] {
  const items = objectsGiven(list);
  if (items.length === 0) issues.push('"items" must be a list of at least one item');
  return items.flatMap((given, index) => readItem(given, index, method, issues) ?? []);
}

function readItem(given: unknown, index: number, method: StockMethod, issues: string[]): StockLine | undefined {
  const where = `item ${index + 1}: `;
  if (!isObject(given)) {
    issues.push(`${where}it must be an object`);
    return undefined;
  }
  const { shopID, quantity } = given;
  for (const issue of unknownNames(Object.keys(given), KNOWN)) issues.push(where + issue);
  const item = readItemName(given, where, issues);
  // Shop 0 is the vendor's summary over all shops.
  if (!isShopOrEmployee(shopID)) issues.push(`${where}"shopID" must be the id of a shop`);
  const issue = quantityIssue(quantity, method);
  if (issue) issues.push(`${where}"quantity" must be ${issue}`);
  const isWhole = isShopOrEmployee(shopID) && issue === undefined;
  return item && isWhole ? { index, item, shopID: String(Number(shopID)), quantity: Number(quantity) } : undefined;
}

const KNOWN: readonly string[] = [...ITEM_NAMES, 'shopID', 'quantity'];

/** The vendor has stock below zero after overselling, so it can be set; a count cannot be below zero. */
function quantityIssue(quantity: unknown, method: StockMethod): string | undefined {
  const text = typeof quantity === 'number' || typeof quantity === 'string' ? wholeNumber(String(quantity)) : undefined;
  if (text === undefined || !Number.isSafeInteger(Number(text))) return 'a whole number';
  return method === 'count' && Number(text) < 0 ? 'at least 0 for a count' : undefined;
}

const isShopOrEmployee = (value: unknown): boolean =>
  isId(typeof value === 'string' ? value.trim() : value) && Number(value) > 0;

const textOf = (value: unknown): string | undefined => (isGiven(value) ? String(value).trim() : undefined);
