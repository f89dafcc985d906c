import { isObject, parseJson } from '../util/collections';

/** The claims of an access token; missing and malformed ones are absent. */
export interface AccessClaims {
  readonly issuedAtMs?: number | undefined;
  readonly expiresAtMs?: number | undefined;
  /** Id of the account that the token is for. */
  readonly accountId?: string | undefined;
}

/**
 * Reads an access token without checking its signature: enough for planning, not for trust. A token that is no JWT has no
 * claims. Source: vendor's page Access Token.
 */
export function readClaims(accessToken: string): AccessClaims {
  const { iat, exp, acct } = payload(accessToken);
  return {
    issuedAtMs: msOf(iat),
    expiresAtMs: msOf(exp),
    accountId: typeof acct === 'string' || typeof acct === 'number' ? String(acct) || undefined : undefined,
  };
}

/** The vendor's times are seconds with a fraction. */
const msOf = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? Math.floor(seconds * 1000) : undefined;

function payload(accessToken: string): Readonly<Record<string, unknown>> {
  const [, part = '', ...signature] = accessToken.split('.');
  const claims = parseJson(Buffer.from(part, 'base64url').toString());
  return signature.length === 1 && isObject(claims) ? claims : {};
}
