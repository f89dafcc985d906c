import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { cents } from '../../data/totals';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { changeTimes } from '../write/fields';
import type { Writer } from '../write/writer';

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

/** A register of this name cannot load gift cards; the case counts (Source: vendor's tutorial on gift cards). */
const BARRED_REGISTER = 'eCom';

/**
 * Adds a line of its own, worth nothing, for each loading of a gift card, and the record that links card, payment and
 * line. Source: sample of the vendor's tutorial on gift cards.
 */
export function addLoadLines(writer: Writer, sale: Row): void {
  const { store } = writer.state;
  const { saleID } = sale;
  const payments = store.table('SalePayment').where('saleID', saleID);
  const links = store.table('SaleAccount');
  for (const payment of payments.filter((each) => loadsGiftCard(store, each))) {
    const { salePaymentID, creditAccountID } = payment;
    if (links.where('salePaymentID', salePaymentID).length === 0) {
      refuseBarred(store.table('Register').get(payment['registerID']));
      const line = writer.create('SaleLine', {
        values: { saleID, itemID: 0, unitQuantity: 1, unitPrice: 0, tax: false },
        nested: { Note: { note: 'Gift card deposit', isPublic: true } },
      });
      links.insert({ creditAccountID, salePaymentID, saleLineID: line['saleLineID'] });
    }
  }
}

function refuseBarred(register: Row | undefined): void {
  if (register?.['name'] === BARRED_REGISTER) {
    throw invalid(`Sale: gift cards cannot be loaded at the register ${BARRED_REGISTER}.`);
  }
}

/** The kind of a payment, as its type tells: `cash`, `gift card`, ... (Source: vendor's page Defined Values). */
export function paymentKind(store: Store, payment: Row): string {
  return String(store.table('PaymentType').get(payment['paymentTypeID'])?.['type'] ?? '');
}

/** Money put on a gift card: a negative payment of that kind. */
function loadsGiftCard(store: Store, payment: Row): boolean {
  return Number(payment['amount']) < 0 && paymentKind(store, payment) === 'gift card';
}
