import { type CryptoKey, calculateJwkThumbprint, compactVerify, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Settings } from '../options';
import type { Pair } from './pairs';

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

async function signToken(claims: Claims): Promise<string> {
  const { privateKey, kid } = await signingKey();
  return new SignJWT({ ...claims }).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey);
}

/** Claims of the tokens that came last: each request brings the same one, and a signature takes a while to check. */
const verified = new Map<string, Claims>();
const MAX_VERIFIED = 100;

/** The claims of a token that this process has signed; undefined for anything else. Their times are not looked at. */
export async function verifyToken(token: string): Promise<Claims | undefined> {
  const known = verified.get(token);
  if (known) return known;
  const { publicKey } = await signingKey();
  try {
    const { payload } = await compactVerify(token, publicKey);
    const claims = JSON.parse(new TextDecoder().decode(payload));
    const [oldest] = verified.keys();
    if (verified.size === MAX_VERIFIED && oldest !== undefined) verified.delete(oldest);
    verified.set(token, claims);
    return claims;
  } catch {
    return undefined;
  }
}

export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly kid: string;
  /** Body of the key set's answer. */
  readonly jwks: { readonly keys: readonly object[] };
}

let made: Promise<SigningKey> | undefined;

/** Made when first needed and then the same for the whole process: it takes a while, and tokens carry their own state. */
export function signingKey(): Promise<SigningKey> {
  made ??= makeKey();
  return made;
}

async function makeKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey, kid, jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] } };
}

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
