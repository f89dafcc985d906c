import type { Line, Order } from '../data/records';
import type { LsOneState } from '../data/state';
import type { LsOneSwitches } from '../switches';
import { writeTime } from './dates';
import { type Field, LINE_FIELDS, ORDER_FIELDS } from './fields';
import { bareDecimal } from './json';
import type { Values } from './readBody';

/** `read`: the record; `write`: the reply to a creation or change, which knows less. */
export type Mode = 'read' | 'write';

/** An order as replies show it. */
export function orderReply(state: LsOneState, order: Order, mode: Mode): Values {
  const { vendors, currencies, stores } = state.master;
  const values: Values = {
    ...order,
    purchaseOrderID: order.id,
    vendorName: vendors.get(order.vendorID) ?? '',
    currencyDescription: currencies.get(order.currencyCode) ?? '',
    storeName: stores.get(order.storeID) ?? '',
    processingStatus: order.processing?.status ?? 0,
  };
  return reply(ORDER_FIELDS, values, mode, state.switches);
}

/** A line as replies show it. */
export function lineReply(state: LsOneState, order: Order, line: Line, mode: Mode): Values {
  const item = state.master.items.get(line.itemID);
  const values: Values = {
    ...line,
    id: order.id,
    purchaseOrderID: order.id,
    itemName: item?.name ?? '',
    variantName: item?.variantName ?? '',
    unitName: state.master.units.get(line.unitID) ?? '',
    taxAmount: taxAmount(line),
  };
  const isEcho = mode === 'write' && state.switches.writeReply === 'echo';
  const shown = isEcho ? { ...values, taxAmount: '0', taxCalculationMethod: 0 } : values;
  return reply(LINE_FIELDS, shown, mode, state.switches);
}

/** Per unit: 5 % in (2) or on (1) the price of one unit. The samples fit this. */
function taxAmount({ unitPrice, taxCalculationMethod }: Line): string {
  const price = Number(unitPrice);
  const tax = [0, price * 0.05, price - price / 1.05][taxCalculationMethod] ?? 0;
  return String(Number(tax.toFixed(6)));
}

function reply(fields: readonly Field[], values: Values, mode: Mode, switches: LsOneSwitches): Values {
  const isEcho = mode === 'write' && switches.writeReply === 'echo';
  const { fractionDigits, readDecimals } = switches;
  const offset = isEcho ? switches.writeOffset : switches.readOffset;
  const empty = isEcho ? switches.writeEmpty : switches.readEmpty;
  const shown = (field: Field): unknown => {
    const value = field.joined && isEcho ? '' : values[field.name];
    if (field.type === 'decimal') return bareDecimal(String(value), isEcho ? 0 : readDecimals);
    if (field.type === 'date') return writeTime(String(value), fractionDigits, offset);
    return value === '' && empty === 'null' ? null : value;
  };
  return Object.fromEntries(fields.map((field) => [field.name, shown(field)]));
}
