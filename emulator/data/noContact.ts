import type { Row } from './row';

/** The lists of a contact that holds nothing. */
export const NO_CONTACT: Row = { Addresses: [], Phones: [], Emails: [], Websites: [] };
