import type { Settings } from '../options';
import type { OpenEntry } from '../requestLog';
import { codeGrant } from './codeGrant';
import type { Pair } from './pairs';
import { refreshGrant } from './refreshGrant';
import { invalidRequest } from './refusal';
import { checkClient, type TokenFields } from './tokenRequest';
import type { TokenStore } from './tokenStore';

/**
 * What a call of the token endpoint gets; notes the grant in the log.
 * @throws OAuthRefusal
 */
export function grantPair(fields: TokenFields, settings: Settings, store: TokenStore, entry: OpenEntry): Pair {
  const { grant_type } = fields;
  if (grant_type !== 'authorization_code' && grant_type !== 'refresh_token') {
    throw invalidRequest('Check the grant_type parameter');
  }
  entry.grant = grant_type;
  checkClient(fields, settings);
  const grant = grant_type === 'refresh_token' ? refreshGrant : codeGrant;
  return grant(fields, store, settings.clock);
}
