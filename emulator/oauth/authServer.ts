import type { Settings } from '../options';
import type { OpenEntry } from '../requestLog';
import { type Answer, jsonAnswer } from '../server/answer';
import type { ServerRequest } from '../server/readRequest';
import { authorize } from './authorize';
import { codeGrant } from './codeGrant';
import { isAlive, refreshGrant } from './refreshGrant';
import { invalidRequest } from './refusal';
import { signingKey } from './signingKey';
import type { TokenIssuer } from './tokenIssuer';
import { checkClient, type TokenFields, tokenFields } from './tokenRequest';

/** Answers a request of the authorization server; undefined when it has no such path. */
export type AuthServer = (request: ServerRequest, entry: OpenEntry) => Promise<Answer | undefined>;

/** @throws OAuthRefusal (the returned function) */
export function createAuthServer(settings: Settings, issuer: TokenIssuer): AuthServer {
  const { clock } = settings;
  const { store } = issuer;

  const token = async (request: ServerRequest, entry: OpenEntry) => {
    const fields = tokenFields(request.method, request.body);
    const grant = grants[fields.grant_type ?? ''];
    if (!grant) throw invalidRequest('Check the grant_type parameter');
    entry.grant = fields.grant_type ?? '';
    checkClient(fields, settings);
    return jsonAnswer(200, await issuer.answer(grant(fields)), { 'Cache-Control': 'no-store' });
  };
  const grants: Readonly<Record<string, (fields: TokenFields) => ReturnType<typeof codeGrant>>> = {
    authorization_code: (fields) => codeGrant(fields, store, clock),
    refresh_token: (fields) => refreshGrant(fields, store, clock, issuer.isLocked),
  };

  const revoke = async (request: ServerRequest) => {
    const fields = tokenFields(request.method, request.body);
    checkClient(fields, settings);
    const pair = store.pairOfRefresh(fields.refresh_token ?? '');
    // Only the latest token ends a connection: one that was spent already is not.
    if (!pair || pair.minted.length > 0 || !isAlive(pair, clock.nowMs())) {
      throw invalidRequest('Check the refresh_token parameter');
    }
    pair.connection.ended = true;
    return jsonAnswer(200, {});
  };

  const routes: Readonly<Record<string, (request: ServerRequest, entry: OpenEntry) => Promise<Answer>>> = {
    '/auth/oauth/authorize': async (request) => {
      getOnly(request);
      const location = authorize(request.params, issuer.consentingEmployeeID, settings, store);
      return { status: 302, headers: { Location: location }, text: '' };
    },
    '/auth/oauth/token': token,
    '/auth/oauth/revoke': revoke,
    '/auth/oauth/introspect': async (request) => {
      getOnly(request);
      const { claims } = await issuer.inspect(request.headers.authorization);
      return jsonAnswer(200, { active: true, ...claims });
    },
    '/.well-known/jwks': async (request) => {
      getOnly(request);
      return jsonAnswer(200, (await signingKey()).jwks);
    },
  };
  return async (request, entry) => routes[request.path]?.(request, entry);
}

function getOnly({ method }: ServerRequest): void {
  if (method !== 'GET') throw invalidRequest('Use GET', 405);
}
