import { NO_CONTACT } from '../../../data/noContact';
import type { Hooks } from '../writer';

/** Contacts always carry their four lists. */
export const contactHooks: Hooks = {
  create: (_state, values) => ({ ...NO_CONTACT, ...values }),
};
