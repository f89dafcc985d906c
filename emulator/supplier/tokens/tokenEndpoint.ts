import { type Answer, jsonAnswer } from '../../server/answer';
import type { ServerRequest } from '../../server/readRequest';
import type { SupplierSettings } from '../options';
import { Refusal } from '../refusal';
import type { TokenStore } from './tokenStore';

/** Body of the token endpoint's answer. Of these the vendor's page names `access_token` alone. */
export interface TokenReply {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly token_type?: 'Bearer';
  readonly expires_in?: number;
}

/**
 * Answers `POST /oauth/token`. Source: vendor's page Refresh token and automation; the password grant, the codes of
 * errors and the client's proof are our reading.
 * @param note takes the grant type, for the log
 * @throws Refusal
 */
export function answerToken(
  request: ServerRequest,
  settings: SupplierSettings,
  store: TokenStore,
  note: (grant: string) => void,
): Answer {
  if (request.method !== 'POST') throw invalidRequest('Use POST.', 405);
  const fields = formFields(request);
  const grant = fields.get('grant_type') ?? '';
  note(grant);
  checkClient(request, settings);
  const refreshToken = grantToken(grant, fields, settings, store);
  return jsonAnswer(200, tokenReply(store.addAccess(), refreshToken, settings), { 'Cache-Control': 'no-store' });
}

export function tokenReply(
  access_token: string,
  refresh_token: string | undefined,
  { tokenReply: form, accessTokenLifeS: expires_in }: SupplierSettings,
): TokenReply {
  return {
    access_token,
    ...(form === 'full' && { token_type: 'Bearer', expires_in }),
    ...(refresh_token !== undefined && { refresh_token }),
  };
}

/** The refresh token that goes out with the new access token, if any. */
function grantToken(grant: string, fields: Fields, settings: SupplierSettings, store: TokenStore): string | undefined {
  if (grant === 'refresh_token') {
    checkFields(fields, ['refresh_token'], settings);
    return refreshGrant(fields.get('refresh_token') ?? '', settings, store);
  }
  if (grant === 'password' && settings.passwordGrant) {
    checkFields(fields, ['username', 'password'], settings);
    if (fields.get('username') !== settings.userName || fields.get('password') !== settings.password) {
      throw invalidGrant('The user name or the password is wrong.');
    }
    return store.addRefresh();
  }
  if (grant === '') throw invalidRequest('The form needs grant_type.');
  throw new Refusal(400, 'This grant type is not supported.', 'unsupported_grant_type');
}

function refreshGrant(token: string, { rotateRefreshToken }: SupplierSettings, store: TokenStore): string | undefined {
  if (!store.hasRefresh(token)) throw invalidGrant('The refresh token is unknown, spent or revoked.');
  if (!rotateRefreshToken) return undefined;
  store.endRefresh(token);
  return store.addRefresh();
}

type Fields = ReadonlyMap<string, string>;

function formFields({ headers, content }: ServerRequest): Fields {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) {
    throw invalidRequest('Send a form of the type application/x-www-form-urlencoded.');
  }
  const pairs = [...new URLSearchParams(content.toString('utf8'))];
  const fields = new Map(pairs);
  if (fields.size < pairs.length) throw invalidRequest('A field was given twice.');
  return fields;
}

/** Strict: a client that also sends its key and secret in the form would prove itself twice. */
function checkFields(fields: Fields, needed: readonly string[], { strict }: SupplierSettings): void {
  const missing = needed.find((name) => !fields.get(name));
  if (missing) throw invalidRequest(`The form needs ${missing}.`);
  const unknown = [...fields.keys()].find((name) => name !== 'grant_type' && !needed.includes(name));
  if (unknown && strict) throw invalidRequest(`The form has no field ${unknown}.`);
}

/** Key and secret as they are, not percent-encoded: the page's picture is of a tool that sends them so (our reading). */
function checkClient({ headers }: ServerRequest, { basicAuth, clientId, clientSecret }: SupplierSettings): void {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(headers.authorization ?? '') ?? [];
  if (basicAuth && Buffer.from(encoded, 'base64').toString('utf8') !== `${clientId}:${clientSecret}`) {
    throw new Refusal(401, 'Send key and secret as HTTP Basic.', 'invalid_client');
  }
}

const invalidRequest = (message: string, status = 400): Refusal => new Refusal(status, message, 'invalid_request');
const invalidGrant = (message: string): Refusal => new Refusal(400, message, 'invalid_grant');
