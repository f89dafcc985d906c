import { createHash } from 'node:crypto';
import type { Settings } from '../options';
import type { OpenEntry } from '../requestLog';
import type { EmulatorClock } from '../types';
import { type Connection, newConnection, type Pair } from './pairs';
import { invalidGrant, invalidRequest, invalidScope, OAuthRefusal } from './refusal';
import { parseScopes } from './scopes';
import { checkClient, type TokenFields } from './tokenRequest';
import type { CodeGrant, TokenStore } from './tokenStore';

/**
 * What a call of the token endpoint gets; notes the grant in the log.
 * @throws OAuthRefusal
 */
export function grantPair(fields: TokenFields, settings: Settings, store: TokenStore, entry: OpenEntry): Pair {
  const { grant_type } = fields;
  if (grant_type !== 'authorization_code' && grant_type !== 'refresh_token') {
    throw invalidRequest('Check the grant_type parameter');
  }
  entry.grant = grant_type;
  checkClient(fields, settings);
  const grant = grant_type === 'refresh_token' ? refreshGrant : codeGrant;
  return grant(fields, store, settings.clock);
}

/**
 * Trades an authorization code for the first pair of a connection. Source: vendor's page Authorization Code.
 * @throws OAuthRefusal
 */
function codeGrant(fields: TokenFields, store: TokenStore, clock: Pick<EmulatorClock, 'nowMs'>): Pair {
  if (!fields.code) throw invalidRequest('Check the code parameter');
  const grant = store.takeCode(fields.code);
  if (!grant || clock.nowMs() - grant.madeAtMs >= CODE_LIFE_MS) throw invalidGrant('The code is unknown or expired');
  checkVerifier(grant, fields.code_verifier);
  const { employeeID, scopes } = grant;
  return store.addPair(newConnection(employeeID, scopes));
}

const CODE_LIFE_MS = 60_000;

function checkVerifier({ challenge }: CodeGrant, verifier: string | undefined): void {
  if (!challenge) return;
  if (verifier === undefined || !VERIFIER.test(verifier)) throw invalidRequest('Check the code_verifier parameter');
  const hashed = createHash('sha256').update(verifier).digest('base64url');
  if ((challenge.method === 'S256' ? hashed : verifier) !== challenge.value) {
    throw invalidGrant('The code_verifier does not fit the code_challenge');
  }
}

const VERIFIER = /^[\w-]{43,128}$/;

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
