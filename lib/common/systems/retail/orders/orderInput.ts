import { InputError } from '../../../errors';
import { isObject } from '../../../objects';
import type { Entity, Field } from '../../entity';
import type { VendorRecord } from '../../system';
import { order } from '../catalogue/order';
import { orderLine } from '../catalogue/orderLine';
import { flatFields, isEmpty } from '../input/flatFields';
import { listFaults } from '../input/listFaults';
import { ITEM_NAMES, type ItemName, readItemName } from '../items/itemName';

/** A purchase order as a message asks for it, checked. */
export interface OrderInput {
  /** What the order is created with. */
  readonly fields: VendorRecord;
  /** `orderedDate` and `receivedDate`: they change the order's status, and that only once it has lines. */
  readonly dates: VendorRecord;
  readonly lines: readonly LineInput[];
}

export interface LineInput {
  readonly item: ItemName;
  /** Of the line, without its order and item. */
  readonly fields: VendorRecord;
}

const DATES: readonly string[] = ['orderedDate', 'receivedDate'];

/** Nested records have their ids beside them; they would change the vendor or the shop itself. */
const NESTED: readonly string[] = ['Vendor', 'Shop'];

export const ORDER_FIELDS = fieldsOf(order, (name) => !NESTED.includes(name));
export const LINE_FIELDS = fieldsOf(orderLine, (name) => name !== 'orderID' && name !== 'itemID');

/**
 * Reads the message of a new purchase order.
 *
 * @throws InputError naming everything that is wrong with it, lines by their number from 1
 */
export function readOrderInput(body: Readonly<Record<string, unknown>>): OrderInput {
  const faults: string[] = [];
  const values = flatFields({ given: body, fields: ORDER_FIELDS, others: ['lines'] }, faults);
  if (Number(values['shopID'] ?? 0) === 0) faults.push('"shopID" is required');
  const lines = readLines(body['lines'], faults);
  if (faults.length > 0) throw new InputError(`The purchase order was not sent: ${listFaults(faults)}.`);
  const isDate = ([name]: [string, unknown]) => DATES.includes(name);
  return {
    fields: Object.fromEntries(Object.entries(values).filter((entry) => !isDate(entry))),
    dates: Object.fromEntries(Object.entries(values).filter(isDate)),
    lines,
  };
}

function readLines(lines: unknown, faults: string[]): LineInput[] {
  if (!Array.isArray(lines) || lines.length === 0) {
    faults.push('"lines" must be a list of at least one line');
    return [];
  }
  return lines.flatMap((line, at) => readLine(line, `line ${at + 1}: `, faults) ?? []);
}

function readLine(given: unknown, where: string, faults: string[]): LineInput | undefined {
  if (!isObject(given)) {
    faults.push(`${where}it must be an object`);
    return undefined;
  }
  const fields = flatFields({ given, fields: LINE_FIELDS, others: ITEM_NAMES, where }, faults);
  const item = readItemName(given, where, faults);
  if (isEmpty(given['quantity'])) faults.push(`${where}"quantity" is required`);
  if (Number(fields['quantity'] ?? 1) < 1) faults.push(`${where}"quantity" must be at least 1`);
  if (!isEmpty(given['originalPrice']) && !isEmpty(given['vendorCost'])) {
    faults.push(`${where}give "originalPrice" or "vendorCost", not both`);
  }
  return item && { item, fields };
}

function fieldsOf({ create, fields }: Entity, isOurs: (name: string) => boolean): Readonly<Record<string, Field>> {
  const names = (create?.fields ?? []).filter(isOurs);
  return Object.fromEntries(names.flatMap((name): [string, Field][] => (fields[name] ? [[name, fields[name]]] : [])));
}
