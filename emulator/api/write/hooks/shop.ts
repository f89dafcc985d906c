import { NO_CONTACT } from '../../../data/noContact';
import type { Hooks } from '../writer';

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
