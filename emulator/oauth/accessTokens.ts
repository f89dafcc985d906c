import { compactVerify, SignJWT } from 'jose';
import { signingKey } from './signingKey';

/** Claims of an access token. Source: vendor's page Access Token. */
export interface Claims {
  readonly jti: string;
  readonly iss: string;
  readonly aud: string;
  /** The user who consented. */
  readonly sub: string;
  /** Account id. */
  readonly acct: string;
  /** Separated by spaces. */
  readonly scope: string;
  /** Seconds with fractions, as `nbf` and `exp`. */
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
}

export async function signToken(claims: Claims): Promise<string> {
  const { privateKey, kid } = await signingKey();
  return new SignJWT({ ...claims }).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey);
}

/** The claims of a token that this process has signed; undefined for anything else. Their times are not looked at. */
export async function verifyToken(token: string): Promise<Claims | undefined> {
  const { publicKey } = await signingKey();
  try {
    const { payload } = await compactVerify(token, publicKey);
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}
