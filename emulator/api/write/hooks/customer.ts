import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { changeTimes } from '../fields';
import type { Hooks } from '../writer';

/** Customers: a contact of their own, opted out of everything until told otherwise (changelog 2018.12). */
export const customerHooks: Hooks = {
  create: ({ store }, values) => ({
    contactID: store.table('Contact').insert({ ...NO_CONTACT, noEmail: true, noPhone: true, noMail: true })[
      'contactID'
    ],
    ...values,
  }),
  update(_state, customer, changes) {
    if (changes['archived'] === true && customer['archived'] !== true) {
      throw invalid('Customer: archived can only be set to false; archive by DELETE.');
    }
    return changes;
  },
  written(state, customer) {
    linkCreditAccount(state, customer);
  },
  remove(state, customer) {
    const accounts = state.store.table('CreditAccount');
    const account = accounts.get(customer['creditAccountID']);
    if (account) {
      accounts.update(account, { archived: true, ...changeTimes(accounts.schema, state.now()) });
    }
  },
};

function linkCreditAccount({ store }: AccountState, customer: Row): void {
  const accounts = store.table('CreditAccount');
  const account = accounts.get(customer['creditAccountID']);
  if (account && account['customerID'] !== customer['customerID']) {
    accounts.update(account, { customerID: customer['customerID'], contactID: customer['contactID'] });
  }
}

/** Gift cards have a unique code of 8 to 32 characters; customers' accounts have none. */
export const creditAccountHooks: Hooks = {
  create({ store }, values) {
    const code = String(values['code'] ?? '');
    if (code === '') {
      // Required, and 0 for none (Source: vendor's tutorial on credit accounts).
      if (values['creditLimit'] === undefined) {
        throw invalid('CreditAccount: creditLimit must be given; 0 means that there is no limit.');
      }
      return { ...values, giftCard: false };
    }
    if (code.length < 8 || code.length > 32) {
      throw invalid('CreditAccount: code must have 8 to 32 characters.');
    }
    if (
      store
        .table('CreditAccount')
        .rows()
        .some((account) => account['code'] === code)
    ) {
      throw invalid('CreditAccount: the code is taken.');
    }
    return { giftCard: true, ...values };
  },
};

/** The lists of a contact that holds nothing. */
export const NO_CONTACT: Row = { Addresses: [], Phones: [], Emails: [], Websites: [] };
