import type { EmulatorClock } from '../types';
import { isAlive } from './refreshGrant';
import { invalidRequest } from './refusal';
import type { TokenFields } from './tokenRequest';
import type { TokenStore } from './tokenStore';

/**
 * Ends a connection by its latest refresh token; one that was spent already will not do. What a wrong token gets is not
 * documented. Source: vendor's page Refresh Token.
 * @throws OAuthRefusal
 */
export function revoke(fields: TokenFields, store: TokenStore, clock: Pick<EmulatorClock, 'nowMs'>): void {
  const pair = store.pairOfRefresh(fields.refresh_token ?? '');
  if (!pair || pair.minted.length > 0 || !isAlive(pair, clock.nowMs())) {
    throw invalidRequest('Check the refresh_token parameter');
  }
  pair.connection.ended = true;
}
