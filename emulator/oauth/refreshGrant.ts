import type { EmulatorClock } from '../types';
import type { Connection, Pair } from './pairs';
import { invalidGrant, invalidRequest, invalidScope, OAuthRefusal } from './refusal';
import { parseScopes } from './scopes';
import type { TokenFields } from './tokenRequest';
import type { TokenStore } from './tokenStore';

/**
 * Trades a refresh token for a new pair. The token itself lives on until the new access token is first used, so that a
 * lost answer can be asked for again; the old access token ends at once. Source: vendor's page Refresh Token.
 * @throws OAuthRefusal
 */
export function refreshGrant(fields: TokenFields, store: TokenStore, clock: Pick<EmulatorClock, 'nowMs'>): Pair {
  if (!fields.refresh_token) throw invalidRequest('Check the refresh_token parameter');
  const pair = store.pairOfRefresh(fields.refresh_token);
  const nowMs = clock.nowMs();
  if (!pair) throw invalidGrant('The refresh token is unknown');
  countAttempt(pair.connection, nowMs);
  if (!isAlive(pair, nowMs) || store.lockedEmployees.has(pair.connection.employeeID)) {
    throw invalidGrant('The refresh token has been used, revoked or left unused for too long');
  }
  if (fields.scope !== undefined) checkScope(fields.scope, pair.connection);
  pair.refreshUsedAtMs = nowMs;
  pair.accessRevoked ||= nowMs < pair.expiresAtMs;
  return store.addPair(pair.connection, pair);
}

export function isAlive(pair: Pair, nowMs: number): boolean {
  return !pair.refreshRevoked && !pair.connection.ended && nowMs - pair.refreshUsedAtMs < IDLE_LIFE_MS;
}

const IDLE_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/** The vendor does not say what the sixth attempt of a minute gets: a bare 429 here. */
function countAttempt(connection: Connection, nowMs: number): void {
  const recent = connection.refreshedAtMs.filter((atMs) => nowMs - atMs < 60_000);
  if (recent.length >= ATTEMPTS_PER_MINUTE) {
    throw new OAuthRefusal(429, 'too_many_requests', 'Wait before you refresh again');
  }
  connection.refreshedAtMs = [...recent, nowMs];
}

const ATTEMPTS_PER_MINUTE = 5;

function checkScope(text: string, { scopes }: Connection): void {
  if (!parseScopes(text).every((scope) => scopes.includes(scope))) throw invalidScope('A scope was not granted');
}
