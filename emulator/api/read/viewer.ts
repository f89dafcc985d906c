import type { Request } from '../world';
import type { Viewer } from './render';

/** Scopes that show codes of gift cards in full. */
const SEE_CODES = ['employee:customers_view_gift_card_numbers', 'employee:all'];

export function viewerOf({ world, call }: Request): Viewer {
  return { store: world.store, seesCodes: SEE_CODES.some((scope) => call.scopes.includes(scope)) };
}
