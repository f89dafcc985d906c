import { NO_CONTACT } from '../../../data/noContact';
import type { Hooks } from '../writer';

/** Vendors have a contact of their own and buy in a currency. */
export const vendorHooks: Hooks = {
  create: ({ store }, values) => ({
    contactID: store.table('Contact').insert(NO_CONTACT)['contactID'],
    purchasingCurrency: { code: 'USD', symbol: '$', rate: 1 },
    ...values,
  }),
};
