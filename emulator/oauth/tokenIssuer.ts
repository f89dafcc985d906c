import type { Settings } from '../options';
import { type Claims, signToken, verifyToken } from './accessTokens';
import { firstUse, type Pair } from './pairs';
import { accessDenied } from './refusal';
import { createTokenStore, type TokenStore } from './tokenStore';

/** Answer of the token endpoint. The granted scopes are not in it. Source: vendor's page Refresh Token. */
export interface TokenAnswer {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Hands out access tokens and judges those that come back. */
export interface TokenIssuer {
  readonly store: TokenStore;
  /** Who agrees at the consent page. */
  readonly consentingEmployeeID: string;
  isLocked(employeeID: string): boolean;
  /** Every token that this employee has granted stops working. */
  lock(employeeID: string): void;
  /** The merchant removes the application: every token of every connection dies. */
  endConnections(): void;
  /** The merchant revokes access tokens only: refresh tokens stay good. */
  revokeAccessTokens(): void;
  answer(pair: Pair): Promise<TokenAnswer>;
  /** The pair behind an Authorization header. @throws OAuthRefusal 401, whose hint tells why */
  inspect(authorization: string | undefined): Promise<{ readonly pair: Pair; readonly claims: Claims }>;
  /** As `inspect`, for a request of the API: the first one ends the refresh token spent before. */
  authenticate(authorization: string | undefined): Promise<Pair>;
  /** As at the start: nothing granted, nobody locked. */
  reset(): void;
}

/** @param iss origin of the authorization server */
export function createTokenIssuer(settings: Settings, iss: string): TokenIssuer {
  const { clock, accessTokenLifeS, accountID, clientId } = settings;
  const store = createTokenStore(clock, accessTokenLifeS);
  const locked = new Set<string>();

  const inspect: TokenIssuer['inspect'] = async (authorization) => {
    const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) throw accessDenied('Missing "Authorization" header');
    const claims = await verifyToken(token);
    if (!claims) throw accessDenied('Invalid access token.');
    const pair = store.pairOfAccess(claims.jti);
    const isEnded = !pair || pair.accessRevoked || pair.connection.ended || locked.has(pair.connection.employeeID);
    if (isEnded || clock.nowMs() >= pair.expiresAtMs + PURGE_AFTER_MS) {
      throw accessDenied('Access token has been revoked');
    }
    if (clock.nowMs() >= pair.expiresAtMs) throw accessDenied('Access token could not be verified');
    return { pair, claims };
  };

  return {
    store,
    consentingEmployeeID: '1',
    isLocked: (employeeID) => locked.has(employeeID),
    lock(employeeID) {
      locked.add(employeeID);
    },
    endConnections() {
      for (const pair of store.pairs()) pair.connection.ended = true;
    },
    revokeAccessTokens() {
      for (const pair of store.pairs()) pair.accessRevoked = true;
    },
    async answer(pair) {
      const { jti, refreshToken, expiresAtMs, connection } = pair;
      const exp = expiresAtMs / 1000 - MICROSECONDS;
      const iat = exp - accessTokenLifeS;
      const scope = connection.scopes.join(' ');
      const claims = {
        jti,
        iss,
        aud: clientId,
        sub: connection.employeeID,
        acct: accountID,
        scope,
        iat,
        nbf: iat,
        exp,
      };
      const access_token = await signToken(claims);
      return { token_type: 'Bearer', expires_in: accessTokenLifeS, access_token, refresh_token: refreshToken };
    },
    inspect,
    async authenticate(authorization) {
      const { pair } = await inspect(authorization);
      firstUse(pair);
      return pair;
    },
    reset() {
      store.clear();
      locked.clear();
    },
  };
}

/** The vendor forgets expired tokens some time later and then calls them revoked; when is not documented. */
const PURGE_AFTER_MS = 24 * 60 * 60 * 1000;

/** The vendor's times have a fraction even where the clock shows a whole second. */
const MICROSECONDS = 0.000161;
