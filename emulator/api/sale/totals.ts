import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { cents, lineTotals, saleTotals } from '../../data/totals';
import { paymentKind } from './accounts';

/** Updates the totals of a sale and of its lines. */
export function refreshTotals(store: Store, sale: Row): void {
  const lines = store.table('SaleLine').where('saleID', sale['saleID']);
  for (const line of lines) {
    store.table('SaleLine').update(line, lineTotals(line, Number(sale['discountPercent'] ?? 0)));
  }
  const payments = store.table('SalePayment').where('saleID', sale['saleID']);
  const totals = saleTotals(lines, payments);
  store.table('Sale').update(sale, { ...totals, ...accountTotals(store, Number(totals['total']), payments) });
}

/**
 * Two totals look at gift cards and credit accounts: what remains to be paid beside them, and the total with the
 * deposits on gift cards, which are no sale yet. Source: vendor's page Sale.
 */
function accountTotals(store: Store, total: number, payments: readonly Row[]): Row {
  const sum = (rows: readonly Row[]) => rows.reduce((all, payment) => all + Number(payment['amount']), 0);
  const kindOf = (payment: Row) => paymentKind(store, payment);
  const onAccounts = payments.filter((payment) => ['gift card', 'credit account'].includes(kindOf(payment)));
  const deposits = payments.filter((payment) => kindOf(payment) === 'gift card' && Number(payment['amount']) < 0);
  return { totalDue: cents(total - sum(onAccounts)), displayableTotal: cents(total - sum(deposits)) };
}
