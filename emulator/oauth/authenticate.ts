import type { EmulatorClock } from '../types';
import { type Claims, verifyToken } from './accessTokens';
import { firstUse, type Pair } from './pairs';
import { accessDenied } from './refusal';
import type { TokenStore } from './tokenStore';

type Time = Pick<EmulatorClock, 'nowMs'>;

/**
 * The pair behind the Authorization header of an API request; its first one ends the refresh token spent before it.
 * @throws OAuthRefusal 401
 */
export async function authenticate(authorization: string | undefined, store: TokenStore, clock: Time): Promise<Pair> {
  const { pair } = await inspectToken(authorization, store, clock);
  firstUse(pair);
  return pair;
}

/**
 * What is known of a token, without using it. Source of the hints: vendor's page Refresh Token.
 * @throws OAuthRefusal 401, whose hint tells why
 */
export async function inspectToken(
  authorization: string | undefined,
  store: TokenStore,
  clock: Time,
): Promise<{ readonly pair: Pair; readonly claims: Claims }> {
  const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) throw accessDenied('Missing "Authorization" header');
  const claims = await verifyToken(token);
  if (!claims) throw accessDenied('Invalid access token.');
  const pair = store.pairOfAccess(claims.jti);
  const nowMs = clock.nowMs();
  if (!pair || isRevoked(pair, store) || nowMs >= pair.expiresAtMs + PURGE_AFTER_MS) {
    throw accessDenied('Access token has been revoked');
  }
  if (nowMs >= pair.expiresAtMs) throw accessDenied('Access token could not be verified');
  return { pair, claims };
}

const isRevoked = ({ accessRevoked, connection }: Pair, store: TokenStore): boolean =>
  accessRevoked || connection.ended || store.lockedEmployees.has(connection.employeeID);

/** The vendor forgets expired tokens some time later and then calls them revoked; when is not documented. */
const PURGE_AFTER_MS = 24 * 60 * 60 * 1000;
