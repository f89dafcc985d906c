import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { cents, lineTotals, taxRates } from '../../data/totals';
import { loadTree } from '../query/relationNames';
import { renderRow } from '../read/render';
import { collapse, wireObject } from '../read/wire';
import { PARTS, type PartTable, unitPriceOf } from '../sale/workorderParts';
import type { Addition, Printer, Shown } from './printer';

/** Taxes by class, and the customer's open layaways, special orders and work orders with their amounts. */
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

/** The taxes of a sale by tax class and rates, as a receipt lists them. */
function taxClassTotals(store: Store, sale: Row): readonly Row[] {
  const category = store.table('TaxCategory').get(sale['taxCategoryID']);
  const groups = new Map<string, Row[]>();
  for (const line of store.table('SaleLine').where('saleID', sale['saleID'])) {
    const key = [line['taxClassID'], line['tax1Rate'], line['tax2Rate']].join();
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((lines) => {
    const { taxClassID, tax1Rate, tax2Rate } = lines[0] ?? {};
    const sum = (amount: (line: Row) => number) => cents(lines.reduce((total, line) => total + amount(line), 0));
    const subtotal = sum(net);
    return {
      ID: taxClassID,
      name: store.table('TaxClass').get(taxClassID)?.['name'] ?? '',
      taxname: category?.['tax1Name'] ?? '',
      taxname2: category?.['tax2Name'] ?? '',
      rate: tax1Rate,
      rate2: tax2Rate,
      subtotal,
      subtotal2: subtotal,
      taxable: sum((line) => (line['tax'] === true ? net(line) : 0)),
      amount: sum((line) => Number(line['calcTax1'])),
      amount2: sum((line) => Number(line['calcTax2'])),
    };
  });
}

function net(line: Row): number {
  return Number(line['calcTotal']) - Number(line['calcTax1']) - Number(line['calcTax2']);
}

/** Amounts of an order and of its lines; a line's `total` is its unit cost, as the vendor's sample shows it. */
export const addOrderAmounts: Addition = ({ viewer }, order, shown) => {
  const lines = viewer.store.table('OrderLine').where('orderID', order['orderID']);
  const subtotal = lines.reduce((sum, line) => sum + Number(line['quantity']) * Number(line['originalPrice']), 0);
  const total = lines.reduce((sum, line) => sum + Number(line['total']), 0);
  shown['m'] = wireObject({
    subtotal: cents(subtotal),
    totalDiscount: cents(subtotal - total),
    total: cents(total),
    shipping: order['shipCost'],
    other: order['otherCost'],
  });
  for (const line of inner(shown, 'OrderLines', 'OrderLine')) {
    line['m'] = { cost: line['originalPrice'], total: line['price'] };
  }
};

/** The records under a wrapper of a shown record: none, a bare one or several. */
function inner(shown: Shown, name: string, wrapper: string): readonly Shown[] {
  const part = shown[name];
  const value = typeof part === 'object' && part !== null ? (part as Shown)[wrapper] : undefined;
  if (value === undefined) {
    return [];
  }
  return (Array.isArray(value) ? value : [value]) as Shown[];
}

/** The employees who opened and closed the register, in one list; the vendor names no order: the opening one first. */
export const addEmployees: Addition = ({ viewer }, count, shown) => {
  const employees = [count['openEmployeeID'], count['closeEmployeeID']]
    .map((id) => viewer.store.table('Employee').get(id))
    .filter((employee) => employee !== undefined);
  shown['Employee'] = collapse(employees.map((employee) => renderRow(viewer, 'Employee', employee, new Map())));
};

/** Where a transfer comes from and where it goes, with shops and their contacts, as the vendor's samples show them. */
export const addShops: Addition = (printer, transfer, shown) => {
  const { sendingShopID, receivingShopID, createdByEmployeeID, sentByEmployeeID, needBy } = transfer;
  const from = { employeeID: sentByEmployeeID || createdByEmployeeID, shopID: sendingShopID };
  shown['TransferFrom'] = { ...wireObject(from), ...shopOf(printer, sendingShopID) };
  const to = { needBy, employeeID: 0, shopID: receivingShopID };
  shown['TransferTo'] = { ...wireObject(to), ...shopOf(printer, receivingShopID) };
};

function shopOf({ viewer }: Printer, shopID: unknown): { Shop?: unknown } {
  const shop = viewer.store.table('Shop').get(shopID);
  return shop ? { Shop: renderRow(viewer, 'Shop', shop, WITH_CONTACT) } : {};
}

const WITH_CONTACT = loadTree({ relations: {} }, ['Contact']);

/** Amounts of a work order: labour and parts before tax and discount; tax and total unrounded, as in the samples. */
export const addWorkorderAmounts: Addition = (printer, workorder, shown) => {
  const amounts = { labor: 0, parts: 0, discount: 0, tax: 0, total: 0 };
  for (const table of PARTS) {
    const parts = printer.viewer.store.table(table).where('workorderID', workorder['workorderID']);
    for (const part of parts) {
      const { calcSubtotal, calcTransactionDiscount, calcTax1, calcTax2, calcTotal } = totalsOf(
        printer,
        table,
        workorder,
        part,
      );
      amounts[table === 'WorkorderItem' ? 'parts' : 'labor'] += Number(calcSubtotal);
      amounts.discount += Number(calcTransactionDiscount);
      amounts.tax += Number(calcTax1) + Number(calcTax2);
      amounts.total += Number(calcTotal);
    }
  }
  shown['m'] = wireObject(amounts);
};

function totalsOf({ viewer: { store } }: Printer, table: PartTable, workorder: Row, part: Row): Row {
  const taxClassID = part['taxClassID'] ?? store.table('Item').get(part['itemID'])?.['taxClassID'];
  const rates = taxRates(store, store.table('Shop').get(workorder['shopID'])?.['taxCategoryID'], taxClassID);
  const discount = store.table('Discount').get(workorder['discountID'])?.['discountPercent'] ?? 0;
  const { unitQuantity, tax } = part;
  const line = { unitQuantity, tax, unitPrice: unitPriceOf(store, table, workorder, part), ...rates };
  return lineTotals(line, Number(discount));
}
