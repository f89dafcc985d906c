import type { Row } from './row';
import type { Store } from './store';

/** Computed amounts of a line: not rounded to cents, but without the noise of binary fractions. */
export function lineTotals(line: Row, saleDiscountPercent: number): Row {
  const number = (name: string) => Number(line[name] ?? 0);
  const calcSubtotal = number('unitQuantity') * number('unitPrice');
  const calcLineDiscount = number('discountAmount') + calcSubtotal * number('discountPercent');
  const calcTransactionDiscount = (calcSubtotal - calcLineDiscount) * saleDiscountPercent;
  const net = calcSubtotal - calcLineDiscount - calcTransactionDiscount;
  const isTaxed = line['tax'] === true;
  const calcTax1 = isTaxed ? net * number('tax1Rate') : 0;
  const calcTax2 = isTaxed ? net * number('tax2Rate') : 0;
  return {
    calcSubtotal: plain(calcSubtotal),
    calcLineDiscount: plain(calcLineDiscount),
    calcTransactionDiscount: plain(calcTransactionDiscount),
    calcTax1: plain(calcTax1),
    calcTax2: plain(calcTax2),
    calcTotal: plain(net + calcTax1 + calcTax2),
    displayableSubtotal: plain(calcSubtotal - calcLineDiscount),
    displayableUnitPrice: number('unitPrice'),
  };
}

function plain(amount: number): number {
  return Number(amount.toFixed(8));
}

/**
 * Computed amounts of a sale: each tax is summed over the unrounded lines, then rounded to cents; the second tax is not
 * taken on the first (Source: sample of the vendor's tutorial on sales).
 */
export function saleTotals(lines: readonly Row[], payments: readonly Row[]): Row {
  const sum = (rows: readonly Row[], amount: (row: Row) => number) =>
    rows.reduce((total, row) => total + amount(row), 0);
  const column = (name: string) => sum(lines, (line) => Number(line[name] ?? 0));
  const stock = (name: string) => sum(lines, (line) => Number(line[name] ?? 0) * Number(line['unitQuantity'] ?? 0));
  const net = (line: Row) => Number(line['calcTotal']) - Number(line['calcTax1']) - Number(line['calcTax2']);
  const calcSubtotal = cents(column('calcSubtotal'));
  const calcDiscount = cents(column('calcLineDiscount') + column('calcTransactionDiscount'));
  const calcTax1 = cents(column('calcTax1'));
  const calcTax2 = cents(column('calcTax2'));
  const total = cents(calcSubtotal - calcDiscount + calcTax1 + calcTax2);
  const live = payments.filter((payment) => payment['archived'] !== true);
  const calcPayments = cents(sum(live, (payment) => Number(payment['amount'])));
  const calcTips = cents(sum(live, (payment) => Number(payment['tipAmount'] ?? 0)));
  const taxable = cents(sum(lines, (line) => (line['tax'] === true ? net(line) : 0)));
  return {
    calcSubtotal,
    calcDiscount,
    calcTax1,
    calcTax2,
    calcTotal: total,
    calcPayments,
    calcTips,
    calcTaxable: taxable,
    calcNonTaxable: cents(calcSubtotal - calcDiscount - taxable),
    calcAvgCost: cents(stock('avgCost')),
    calcFIFOCost: cents(stock('fifoCost')),
    taxTotal: cents(calcTax1 + calcTax2),
    total,
    totalDue: total,
    displayableTotal: total,
    displayableSubtotal: cents(calcSubtotal - calcDiscount),
    balance: cents(total - calcPayments + calcTips),
  };
}

/** Rounded to cents; the small shift keeps 1.005 from falling to 1.00 by its binary fraction. */
export function cents(amount: number): number {
  const rounded = Math.round((Math.abs(amount) + 1e-9) * 100) / 100;
  return rounded === 0 ? 0 : Math.sign(amount) * rounded;
}

/** Computed amounts of a purchase order. */
export function orderTotals(order: Row, lines: readonly Row[]): Row {
  const sum = (amount: (line: Row) => number) => lines.reduce((total, line) => total + amount(line), 0);
  const number = (name: string) => Number(order[name] ?? 0);
  const before = sum((line) => Number(line['quantity']) * Number(line['originalPrice']));
  const subTotalCost = cents(sum((line) => Number(line['total'])));
  return {
    subTotalCost,
    totalQuantity: sum((line) => Number(line['quantity'])),
    totalDiscount: cents(before - subTotalCost),
    totalCost: cents(subTotalCost + number('shipCost') + number('otherCost')),
  };
}

/** Rates of a line: those of its tax class within the sale's tax category, else the category's own. */
export function taxRates(store: Store, taxCategoryID: unknown, taxClassID: unknown): Row {
  const special = store
    .table('TaxCategoryClass')
    .where('taxCategoryID', taxCategoryID)
    .find((each) => each['taxClassID'] === taxClassID);
  const source = special ?? store.table('TaxCategory').get(taxCategoryID);
  return { tax1Rate: source?.['tax1Rate'] ?? 0, tax2Rate: source?.['tax2Rate'] ?? 0 };
}

/** What a stock record shows beside its quantity: negative stock can be sold no further, and has a value of its own. */
export function stockValues(qoh: number, item: Row): Row {
  const sellable = Math.max(0, qoh);
  const average = Number(item['avgCost'] ?? 0);
  return {
    qoh,
    sellable,
    totalValueFifo: cents(sellable * Number(item['fifoCost'] ?? 0)),
    totalValueAvgCost: cents(sellable * average),
    totalValueNegativeInventory: cents(Math.min(0, qoh) * average),
  };
}
