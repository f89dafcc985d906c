import type { Request } from '../request';
import type { Viewer } from './render';

/** Scopes that show codes of gift cards in full. */
const SEE_CODES = ['employee:customers_view_gift_card_numbers', 'employee:all'];

export function viewerOf({ state, call }: Request): Viewer {
  return { store: state.store, seesCodes: SEE_CODES.some((scope) => call.scopes.includes(scope)) };
}
