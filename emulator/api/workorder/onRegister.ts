import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import type { Writer } from '../write/writer';
import { type PartTable, unitPriceOf } from './price';

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
