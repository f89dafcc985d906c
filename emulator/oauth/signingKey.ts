import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

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
