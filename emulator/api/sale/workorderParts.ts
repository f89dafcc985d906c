import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import type { Writer } from '../write/writer';

/**
 * The sale line that stands for a part or for labour on the register: made when there is none yet, else brought up to
 * date. It reserves parts like a layaway. Source: vendor's pages Workorder and Workorder-WorkorderItem.
 */
export function onRegister(writer: Writer, table: PartTable, part: Row): Row {
  const { store } = writer.state;
  const values = lineValues(store, table, part);
  const known = store.table('SaleLine').get(part['saleLineID']);
  if (!known) {
    const line = writer.create('SaleLine', { values: { ...values, isWorkorder: true }, nested: {} });
    store.table(table).update(part, { saleLineID: line['saleLineID'] });
    return line;
  }
  // Only what differs: naming a mark again would take the line off its sale.
  const changes = Object.fromEntries(Object.entries(values).filter(([name, value]) => known[name] !== value));
  writer.update('SaleLine', known, { values: changes, nested: {} });
  return known;
}

/** Removes the line of a part and puts its units back. */
export function offRegister(writer: Writer, part: Row): void {
  const line = writer.state.store.table('SaleLine').get(part['saleLineID']);
  if (line) {
    writer.remove('SaleLine', line);
  }
}

function lineValues(store: Store, table: PartTable, part: Row): Row {
  const workorder = store.table('Workorder').get(part['workorderID']) ?? {};
  const { customerID, shopID } = workorder;
  const { itemID, employeeID, unitQuantity, tax, taxClassID } = part;
  return {
    customerID,
    shopID,
    itemID,
    employeeID,
    unitQuantity,
    tax,
    unitPrice: unitPriceOf(store, table, workorder, part),
    isSpecialOrder: part['isSpecialOrder'] === true,
    ...(taxClassID ? { taxClassID } : {}),
  };
}

/** Tables of what a work order consists of: parts and labour. */
export const PARTS = ['WorkorderItem', 'WorkorderLine'] as const;
export type PartTable = (typeof PARTS)[number];

/** What a unit costs the customer: nothing under warranty. */
export function unitPriceOf(store: Store, table: PartTable, workorder: Row, part: Row): number {
  if (workorder['warranty'] === true || part['warranty'] === true) {
    return 0;
  }
  return table === 'WorkorderItem' ? Number(part['unitPrice']) : labourPrice(store, workorder, part);
}

/** The rate of the line, else that of the shop, for the time given; no time counts as one hour. */
function labourPrice(store: Store, { shopID }: Row, line: Row): number {
  const rate = Number(line['unitPriceOverride']) || Number(store.table('Shop').get(shopID)?.['serviceRate'] ?? 0);
  return rate * (Number(line['hours']) + Number(line['minutes']) / 60 || 1);
}

/** No page tells whether a work order may change after its sale is completed; it may not here. */
export function refusePaid({ store }: AccountState, { workorderID }: Row): void {
  if (store.table('Workorder').get(workorderID)?.['saleID']) {
    throw invalid('Workorder: parts and labour of a paid work order cannot be changed.');
  }
}
