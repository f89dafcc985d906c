import type { Row } from '../../../data/row';
import { cents, lineTotals } from '../../../data/saleTotals';
import { loadTree } from '../../query/relationNames';
import { renderRow } from '../../read/render';
import { collapse, wireObject } from '../../read/wire';
import type { Addition, Printer, Shown } from '../printer';
import { taxClassTotals } from './taxClassTotals';

/** Taxes by class, and what the customer has open: layaways, special orders and work orders, with their amounts. */
export const addSaleExtras: Addition = (printer, sale, shown) => {
  shown['TaxClassTotals'] = {
    Tax: collapse(taxClassTotals(printer.viewer.store, sale).map((total) => wireObject(total))),
  };
  const customer = shown['Customer'];
  if (typeof customer === 'object' && customer !== null) {
    addOpenLines(printer, sale['customerID'], customer as Shown);
  }
};

/** Key -> the mark of its lines -> the beginning of its amounts' names. */
const OPEN = [
  ['SpecialOrders', 'isSpecialOrder', 'specialOrders'],
  ['Workorders', 'isWorkorder', 'workorders'],
  ['Layaways', 'isLayaway', 'layaways'],
] as const;

const WITH_PARTS = loadTree({ relations: {} }, ['Item', 'Note', 'Discount', 'Shop', 'Serialized', 'Employee']);

function addOpenLines({ viewer }: Printer, customerID: unknown, customer: Shown): void {
  const { store } = viewer;
  const isOpen = (line: Row) => store.table('Sale').get(line['saleID'])?.['completed'] !== true;
  const open = store.table('SaleLine').where('customerID', customerID).filter(isOpen);
  const amounts = { subtotal: 0, tax: 0, total: 0 };
  const totals: Record<string, number> = {};
  for (const [key, mark, prefix] of OPEN) {
    const lines = open.filter(
      (line) => line[mark] === true && OPEN.find(([, each]) => line[each] === true)?.[1] === mark,
    );
    const shown = lines.map((line) => renderRow(viewer, 'SaleLine', line, WITH_PARTS));
    customer[key] = shown.length === 0 ? '' : { SaleLine: collapse(shown) };
    totals[`${prefix}Total`] = cents(lines.reduce((sum, line) => sum + add(amounts, line), 0));
  }
  const { subtotal, tax, total } = amounts;
  const taxTotal = cents(tax);
  const sums = { subtotal: cents(subtotal), tax: taxTotal, taxTotal, total: cents(total), ...totals };
  customer['m'] = wireObject({ ...sums, getAmountToCompleteAll: cents(total) });
}

function add(amounts: { subtotal: number; tax: number; total: number }, line: Row): number {
  const { calcSubtotal, calcTax1, calcTax2, calcTotal } = lineTotals(line, 0);
  amounts.subtotal += Number(calcSubtotal);
  amounts.tax += Number(calcTax1) + Number(calcTax2);
  amounts.total += Number(calcTotal);
  return Number(calcTotal);
}
