import type { Row } from '../../data/row';
import { localDate } from '../../data/time';
import type { AccountState } from '../request';
import { isWithin, type Span } from './span';
import { type Entry, sumRows } from './sumRows';

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
