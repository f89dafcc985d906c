import { readClaims } from './claims';
import type { Tokens } from './tokens';

/** The token endpoint's answer, also in the shape in which the platform stores it; further keys are kept as they came. */
export interface TokenResponse {
  readonly access_token: string;
  /** Absent: the one that was spent stays good. */
  readonly refresh_token?: string;
  /** Seconds, counted from the time of issue. */
  readonly expires_in?: number | string;
  readonly [key: string]: unknown;
}

/** The value as a token response, `undefined` when it holds no access token. Empty entries count as absent. */
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

/**
 * The pair within a token response. `expires_in` counts only together with `issuedAtMs`, the time of issue; else the
 * access token's own claim tells when it ends.
 */
export function tokensOf(response: TokenResponse, issuedAtMs?: number): Tokens {
  const lifeS = Number(response.expires_in ?? Number.NaN);
  const expiresAtMs = issuedAtMs !== undefined && lifeS > 0 ? issuedAtMs + lifeS * 1000 : undefined;
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token,
    expiresAtMs: expiresAtMs ?? readClaims(response.access_token).expiresAtMs,
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
