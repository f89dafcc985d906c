import { NO_CONTACT } from '../../../data/noContact';
import type { Hooks } from '../writer';

/** Employees have a contact of their own. */
export const employeeHooks: Hooks = {
  create: ({ store }, values) => ({ contactID: store.table('Contact').insert(NO_CONTACT)['contactID'], ...values }),
};
