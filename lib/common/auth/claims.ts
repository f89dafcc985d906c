import { decodeJwt } from 'jose';

/** What an access token says about itself; a claim that is missing or malformed is absent. */
export interface AccessClaims {
  readonly expiresAtMs?: number | undefined;
  /** Id of the Lightspeed account that the token is for. */
  readonly accountId?: string | undefined;
}

/**
 * Reads an access token without checking its signature: good for planning, not for trust. A token that is no JWT has no
 * claims. Source: vendor's page Access Token.
 */
export function readClaims(accessToken: string): AccessClaims {
  const { exp, acct } = payload(accessToken);
  return {
    // The vendor sends seconds with a fraction.
    expiresAtMs: typeof exp === 'number' && Number.isFinite(exp) ? Math.floor(exp * 1000) : undefined,
    accountId: typeof acct === 'string' || typeof acct === 'number' ? String(acct) || undefined : undefined,
  };
}

function payload(accessToken: string): Record<string, unknown> {
  try {
    return decodeJwt(accessToken);
  } catch {
    return {};
  }
}
