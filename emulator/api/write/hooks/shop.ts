import type { Hooks } from '../writer';
import { NO_CONTACT } from './customer';

/** A new shop has a contact and a receipt set-up of its own. */
export const shopHooks: Hooks = {
  create: ({ store }, values) => ({
    contactID: store.table('Contact').insert(NO_CONTACT)['contactID'],
    receiptSetupID: store.table('ReceiptSetup').insert({})['receiptSetupID'],
    timeZone: store.table('Shop').rows()[0]?.['timeZone'] ?? 'UTC',
    labelTitle: 'No Title',
    ...values,
  }),
};

/** Employees have a contact of their own. */
export const employeeHooks: Hooks = {
  create: ({ store }, values) => ({ contactID: store.table('Contact').insert(NO_CONTACT)['contactID'], ...values }),
};

/** Vendors have a contact of their own and buy in a currency. */
export const vendorHooks: Hooks = {
  create: ({ store }, values) => ({
    contactID: store.table('Contact').insert(NO_CONTACT)['contactID'],
    purchasingCurrency: { code: 'USD', symbol: '$', rate: 1 },
    ...values,
  }),
};

/** Registers open and close by operations of their own; a plain update cannot do it. */
export const registerHooks: Hooks = {
  update: (_state, _register, { open, openTime, openEmployeeID, ...changes }) => changes,
};

/** Whoever puts money into a till or takes some out, if nobody else is named. */
export const registerWithdrawHooks: Hooks = {
  create: (_state, values, by) => ({ employeeID: by.employeeID, ...values }),
};
