import type { Row } from '../../data/row';
import { localDate } from '../../data/time';
import { cents } from '../../data/totals';
import type { AccountState } from '../request';
import { isWithin, type Span } from './span';

/**
 * The reports on sales count completed ones that were not voided, on the day of their completion in their shop. They
 * fit together: sales less discounts plus taxes are the payments.
 */
export function discountsByDay(state: AccountState, span: Span): readonly Row[] {
  return sumRows(
    soldIn(state, span, (day, sale) => [{ key: day, amounts: { discount: Number(sale['calcDiscount']) } }]),
  );
}

export function taxesByDay(state: AccountState, span: Span): readonly Row[] {
  const { store } = state;
  return sumRows(
    soldIn(state, span, (day, { taxCategoryID, taxTotal }) => {
      const taxCategoryName = store.table('TaxCategory').get(taxCategoryID)?.['tax1Name'] ?? '';
      return [{ key: { ...day, taxCategoryID, taxCategoryName }, amounts: { tax: Number(taxTotal) } }];
    }),
  );
}

export function paymentsByDay(state: AccountState, span: Span): readonly Row[] {
  const { store } = state;
  return sumRows(
    soldIn(state, span, (day, { saleID }) => {
      const payments = store.table('SalePayment').where('saleID', saleID);
      return payments
        .filter((payment) => payment['archived'] !== true)
        .map(({ paymentTypeID, amount }) => {
          const paymentTypeName = store.table('PaymentType').get(paymentTypeID)?.['name'] ?? '';
          // The field table has `layaway`, the sample has not.
          const key = { ...day, layaway: undefined, paymentTypeID, paymentTypeName };
          return { key, amounts: { amount: Number(amount) } };
        });
    }),
  );
}

/** Subtotals are before discounts and taxes. */
export function taxClassSalesByDay(state: AccountState, span: Span): readonly Row[] {
  const { store } = state;
  return sumRows(
    soldIn(state, span, (day, { saleID }) =>
      store
        .table('SaleLine')
        .where('saleID', saleID)
        .map((line) => {
          const { taxClassID } = line;
          const taxClassName = store.table('TaxClass').get(taxClassID)?.['name'] ?? '';
          return { key: { ...day, taxClassID, taxClassName }, amounts: amountsOf(line) };
        }),
    ),
  );
}

function amountsOf(line: Row): Entry['amounts'] {
  const units = Number(line['unitQuantity']);
  return {
    subtotal: Number(line['calcSubtotal']),
    fifoCost: units * Number(line['fifoCost']),
    avgCost: units * Number(line['avgCost']),
  };
}

interface Day {
  readonly date: string;
  readonly shopID: unknown;
}

/** The entries of every sale that was completed within a span. */
function soldIn(
  { store }: AccountState,
  span: Span,
  entriesOf: (day: Row & Day, sale: Row) => readonly Entry[],
): Entry[] {
  const entries: Entry[] = [];
  for (const sale of store.table('Sale').rows()) {
    const { completed, voided, completeTime, shopID } = sale;
    if (completed === true && voided !== true) {
      const timeZone = String(store.table('Shop').get(shopID)?.['timeZone'] || 'UTC');
      const date = localDate(String(completeTime), timeZone);
      if (isWithin(date, span)) {
        entries.push(...entriesOf({ date, shopID }, sale));
      }
    }
  }
  return entries;
}

/** What orders cost by tax class, on the day of their receipt; the order's other costs are repeated in every row. */
export function ordersByTaxClass({ store }: AccountState, span: Span): readonly Row[] {
  const entries: Entry[] = [];
  for (const order of store.table('Order').rows()) {
    const { orderID, shopID, vendorID, receivedDate, shipCost, otherCost } = order;
    const timeZone = String(store.table('Shop').get(shopID)?.['timeZone'] || 'UTC');
    const date = receivedDate === undefined ? '' : localDate(String(receivedDate), timeZone);
    for (const line of isWithin(date, span) ? store.table('OrderLine').where('orderID', orderID) : []) {
      const taxClassID = store.table('Item').get(line['itemID'])?.['taxClassID'] ?? 0;
      const key = {
        date,
        orderID,
        shopID,
        vendorID,
        vendorName: store.table('Vendor').get(vendorID)?.['name'] ?? '',
        taxClassID,
        taxClassName: store.table('TaxClass').get(taxClassID)?.['name'] ?? '',
        totalShipCost: shipCost,
        totalOtherCost: otherCost,
      };
      entries.push({ key, amounts: { cost: Number(line['total']) } });
    }
  }
  return sumRows(entries);
}

/** One amount or several, with what tells the row that they belong to. */
export interface Entry {
  readonly key: Row;
  readonly amounts: Readonly<Record<string, number>>;
}

/** Adds up the entries of equal keys, in cents, and sorts the rows by their keys. */
function sumRows(entries: readonly Entry[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { key, amounts } of entries) {
    const name = JSON.stringify(Object.values(key));
    const row = rows.get(name) ?? { ...key };
    for (const [column, amount] of Object.entries(amounts)) {
      row[column] = Number(row[column] ?? 0) + amount;
    }
    rows.set(name, row);
  }
  const names = [...rows.keys()].sort();
  const columns = Object.keys(entries[0]?.amounts ?? {});
  return names.map((name) => {
    const row = rows.get(name) ?? {};
    return { ...row, ...Object.fromEntries(columns.map((column) => [column, cents(Number(row[column]))])) };
  });
}
