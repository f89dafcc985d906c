import type { Settings } from '../options';
import { invalidRequest, OAuthRefusal } from './refusal';
import { parseScopes } from './scopes';
import type { CodeGrant, TokenStore } from './tokenStore';

/**
 * The consent page of an employee who always agrees: answers the address that the browser is sent on to.
 * A `redirect_uri` is not looked at; the registered one is used. Source: vendor's page Authorization Code.
 * @throws OAuthRefusal
 */
export function authorize(query: URLSearchParams, settings: Settings, store: TokenStore): string {
  if (query.get('client_id') !== settings.clientId) {
    throw new OAuthRefusal(400, 'invalid_client', 'Check the client_id parameter');
  }
  if (query.get('response_type') !== 'code') throw invalidRequest('Check the response_type parameter');
  const scopes = parseScopes(query.get('scope'));
  const challenge = challengeOf(query);
  if (settings.publicClient && !challenge) throw invalidRequest('Give the code_challenge parameter');
  const madeAtMs = settings.clock.nowMs();
  const back = new URL(settings.redirectUri);
  back.searchParams.set(
    'code',
    store.addCode({ employeeID: CONSENTING_EMPLOYEE_ID, scopes, madeAtMs, ...(challenge && { challenge }) }),
  );
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  return back.href;
}

export const CONSENTING_EMPLOYEE_ID = '1';

function challengeOf(query: URLSearchParams): CodeGrant['challenge'] {
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value === null) return undefined;
  if (method !== 'S256' && method !== 'plain') throw invalidRequest('Check the code_challenge_method parameter');
  if (!CHALLENGE.test(value)) throw invalidRequest('Check the code_challenge parameter');
  return { value, method };
}

const CHALLENGE = /^[\w-]{43,128}$/;
