import type { Entity } from '../../../../model/entity';
import type { VendorRecord } from '../../../../model/query';
import { without } from '../../../../model/recordInput';
import { checkInput } from '../../../../model/validateBody';
import { isObject } from '../../../../util/collections';
import { givenFields, objectsGiven } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { retailCatalogue } from '../../catalogue';
import { order } from '../../catalogue/order';
import { orderLine } from '../../catalogue/orderLine';
import { ITEM_NAMES, type ItemName, readItemName } from '../items/itemName';

/** A purchase order as a message asks for it, checked. */
export interface OrderInput {
  /** The fields that the order is created with. */
  readonly fields: VendorRecord;
  /** `orderedDate` and `receivedDate`: they move the order to another status, and that only once it has lines. */
  readonly dates: VendorRecord;
  readonly lines: readonly LineInput[];
}

export interface LineInput {
  readonly item: ItemName;
  /** Of the line, without its order and item. */
  readonly fields: VendorRecord;
}

const accepting = (entity: Entity, left: readonly string[], required: readonly string[]): Entity => ({
  ...entity,
  create: { ...entity.create, fields: (entity.create?.fields ?? []).filter((name) => !left.includes(name)), required },
});

/** The order's fields in a message. Vendor and shop are named by their ids; nested, they would be changed. */
export const MESSAGE_ORDER = accepting(order, ['Vendor', 'Shop'], ['shopID']);

/** A line's fields in a message, beside its item. */
export const MESSAGE_LINE = accepting(orderLine, ['orderID', 'itemID'], ['quantity']);

/**
 * Reads the message of a new purchase order.
 *
 * @throws InputError naming everything that is wrong with it, lines by their number from 1
 */
export function readOrderInput(message: Readonly<Record<string, unknown>>): OrderInput {
  const { issues: ofOrder, body } = checkInput(retailCatalogue, MESSAGE_ORDER, 'create', without(message, ['lines']));
  const issues = [...ofOrder, ...(Number(body['shopID']) === 0 ? ['"shopID" must be the id of a shop'] : [])];
  const lines = readLines(message['lines'], issues);
  throwIfInvalid(issues);
  const { orderedDate, receivedDate, ...fields } = body;
  return { fields, dates: givenFields({ orderedDate, receivedDate }), lines };
}

function readLines(given: unknown, issues: string[]): LineInput[] {
  const lines = objectsGiven(given);
  if (lines.length === 0) issues.push('"lines" must be a list of at least one line');
  return lines.flatMap((line, at) => readLine(line, `line ${at + 1}: `, issues) ?? []);
}

function readLine(line: unknown, where: string, issues: string[]): LineInput | undefined {
  if (!isObject(line)) {
    issues.push(`${where}it must be an object`);
    return undefined;
  }
  const item = readItemName(line, where, issues);
  const { issues: ofLine, body: fields } = checkInput(
    retailCatalogue,
    MESSAGE_LINE,
    'create',
    without(line, ITEM_NAMES),
  );
  for (const issue of [...ofLine, ...lineIssues(fields)]) issues.push(where + issue);
  return item && { item, fields };
}

const lineIssues = ({ quantity }: VendorRecord): string[] =>
  Number(quantity) < 1 ? ['"quantity" must be at least 1'] : [];
