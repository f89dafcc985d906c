import type { Settings } from '../options';
import type { OpenEntry } from '../requestLog';
import { type Answer, jsonAnswer } from '../server/answer';
import type { ServerRequest } from '../server/readRequest';
import type { EmulatorClock } from '../types';
import { signingKey, tokenAnswer } from './accessTokens';
import { inspectToken } from './authenticate';
import { authorize } from './authorize';
import { grantPair, isAlive } from './grants';
import { invalidRequest } from './refusal';
import { checkClient, type TokenFields, tokenFields } from './tokenRequest';
import type { TokenStore } from './tokenStore';

/** Answers a request of the authorization server; undefined when it has no such path. */
export type AuthServer = (request: ServerRequest, entry: OpenEntry) => Promise<Answer | undefined>;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly run: (request: ServerRequest, entry: OpenEntry) => Promise<Answer>;
}

/**
 * @param iss its own base
 * @throws OAuthRefusal (the returned function)
 */
export function createAuthServer(settings: Settings, iss: string, store: TokenStore): AuthServer {
  const routes = routesOf(settings, iss, store);
  return async (request, entry) => {
    const route = routes.get(request.path);
    if (route && route.method !== request.method) throw invalidRequest(`Use ${route.method}`, 405);
    return route?.run(request, entry);
  };
}

const routesOf = (settings: Settings, iss: string, store: TokenStore): ReadonlyMap<string, Route> =>
  new Map<string, Route>([
    [
      '/auth/oauth/authorize',
      { method: 'GET', run: async ({ params }) => redirect(authorize(params, settings, store)) },
    ],
    [
      '/auth/oauth/token',
      {
        method: 'POST',
        async run({ body }, entry) {
          const pair = grantPair(tokenFields(body), settings, store, entry);
          return jsonAnswer(200, await tokenAnswer(pair, settings, iss), { 'Cache-Control': 'no-store' });
        },
      },
    ],
    [
      '/auth/oauth/revoke',
      {
        method: 'POST',
        async run({ body }) {
          const fields = tokenFields(body);
          checkClient(fields, settings);
          revoke(fields, store, settings.clock);
          return jsonAnswer(200, {});
        },
      },
    ],
    [
      '/auth/oauth/introspect',
      {
        method: 'GET',
        async run({ headers }) {
          const { claims } = await inspectToken(headers.authorization, store, settings.clock);
          return jsonAnswer(200, { active: true, ...claims });
        },
      },
    ],
    ['/.well-known/jwks', { method: 'GET', run: async () => jsonAnswer(200, (await signingKey()).jwks) }],
  ]);

const redirect = (location: string): Answer => ({ status: 302, headers: { Location: location }, text: '' });

/**
 * Ends a connection by its latest refresh token; one that was spent already will not do. What a wrong token gets is not
 * documented. Source: vendor's page Refresh Token.
 * @throws OAuthRefusal
 */
function revoke(fields: TokenFields, store: TokenStore, clock: Pick<EmulatorClock, 'nowMs'>): void {
  const pair = store.pairOfRefresh(fields.refresh_token ?? '');
  if (!pair || pair.minted.length > 0 || !isAlive(pair, clock.nowMs())) {
    throw invalidRequest('Check the refresh_token parameter');
  }
  pair.connection.ended = true;
}
