import { readClaims } from './claims';
import type { TokenResponse, Tokens } from './tokens';

export type { TokenResponse } from './tokens';

/** The value as a token response; undefined without an access token. Empty entries count as absent. */
export function asTokenResponse(value: unknown): TokenResponse | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { access_token, refresh_token, ...others } = value as Record<string, unknown>;
  if (!isText(access_token)) {
    return undefined;
  }
  return { ...others, access_token, ...(isText(refresh_token) && { refresh_token }) };
}

/** The pair of a token response. Without `issuedAtMs`, the time of issue, its expiry is the token's own claim. */
export function tokensOf(response: TokenResponse, issuedAtMs?: number): Tokens {
  const claims = readClaims(response.access_token);
  const toldMs = Number(response.expires_in ?? Number.NaN) * 1000;
  const claimedMs = (claims.expiresAtMs ?? Number.NaN) - (claims.issuedAtMs ?? Number.NaN);
  const lifeMs = [toldMs, claimedMs].find((ms) => Number.isFinite(ms) && ms > 0);
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token,
    expiresAtMs: issuedAtMs !== undefined && lifeMs !== undefined ? issuedAtMs + lifeMs : claims.expiresAtMs,
    lifeMs,
    response,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
