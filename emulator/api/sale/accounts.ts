import type { Row } from '../../data/row';
import { cents } from '../../data/saleTotals';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { changeTimes } from '../write/times';

/**
 * Books payments by gift card or credit account, once each. Paying raises a balance, loading lowers it: money on an
 * account is negative (Source: vendor's page CreditAccount).
 */
export function bookAccounts(state: AccountState, sale: Row): void {
  const payments = state.store.table('SalePayment');
  for (const payment of payments.where('saleID', sale['saleID'])) {
    const account = state.store.table('CreditAccount').get(payment['creditAccountID']);
    if (account && payment['booked'] !== true) {
      book(state, account, Number(payment['amount']));
      payments.update(payment, { booked: true });
    }
  }
}

function book({ store, now }: AccountState, account: Row, amount: number): void {
  const table = store.table('CreditAccount');
  const balance = cents(Number(account['balance']) + amount);
  if (amount > 0) {
    refuseOverdraft(account, balance);
  }
  table.update(account, { balance, ...changeTimes(table.schema, now()) });
}

// No page tells what happens beyond the money on a card or the limit of an account; both are refused here.
function refuseOverdraft(account: Row, balance: number): void {
  if (account['giftCard'] === true && balance > 0) {
    throw invalid('SalePayment: there is not enough money on the gift card.');
  }
  const limit = Number(account['creditLimit'] ?? 0);
  if (limit > 0 && balance > limit) {
    throw invalid('SalePayment: the credit account would exceed its creditLimit.');
  }
}
