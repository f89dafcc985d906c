import { createHash } from 'node:crypto';
import type { EmulatorClock } from '../types';
import { newConnection, type Pair } from './pairs';
import { invalidGrant, invalidRequest } from './refusal';
import type { TokenFields } from './tokenRequest';
import type { CodeGrant, TokenStore } from './tokenStore';

/**
 * Trades an authorization code for the first pair of a connection. Source: vendor's page Authorization Code.
 * @throws OAuthRefusal
 */
export function codeGrant(fields: TokenFields, store: TokenStore, clock: Pick<EmulatorClock, 'nowMs'>): Pair {
  if (!fields.code) throw invalidRequest('Check the code parameter');
  const grant = store.takeCode(fields.code);
  if (!grant || clock.nowMs() - grant.madeAtMs >= CODE_LIFE_MS) throw invalidGrant('The code is unknown or expired');
  checkVerifier(grant, fields.code_verifier);
  const { employeeID, scopes } = grant;
  return store.addPair(newConnection(employeeID, scopes));
}

const CODE_LIFE_MS = 60_000;

function checkVerifier({ challenge }: CodeGrant, verifier: string | undefined): void {
  if (!challenge) return;
  if (verifier === undefined || !VERIFIER.test(verifier)) throw invalidRequest('Check the code_verifier parameter');
  const hashed = createHash('sha256').update(verifier).digest('base64url');
  if ((challenge.method === 'S256' ? hashed : verifier) !== challenge.value) {
    throw invalidGrant('The code_verifier does not fit the code_challenge');
  }
}

const VERIFIER = /^[\w-]{43,128}$/;
