import type { Settings } from '../options';
import { signToken } from './accessTokens';
import type { Pair } from './pairs';

/** Answer of the token endpoint. The granted scopes are not in it. Source: vendor's page Refresh Token. */
export interface TokenAnswer {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly access_token: string;
  readonly refresh_token: string;
}

/** @param iss base of the authorization server */
export async function tokenAnswer(pair: Pair, settings: Settings, iss: string): Promise<TokenAnswer> {
  const { accessTokenLifeS, clientId: aud, accountID: acct } = settings;
  const { employeeID: sub, scopes } = pair.connection;
  const exp = pair.expiresAtMs / 1000 - MICROSECONDS;
  const iat = exp - accessTokenLifeS;
  const claims = { jti: pair.jti, iss, aud, sub, acct, scope: scopes.join(' '), iat, nbf: iat, exp };
  return {
    token_type: 'Bearer',
    expires_in: accessTokenLifeS,
    access_token: await signToken(claims),
    refresh_token: pair.refreshToken,
  };
}

/** The vendor's times have a fraction even where the clock shows a whole second. */
const MICROSECONDS = 0.000161;
