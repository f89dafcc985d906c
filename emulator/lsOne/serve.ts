import { corruptBody } from '../faults/corruptBody';
import type { FaultAction } from '../faults/types';
import type { OpenEntry } from '../requestLog';
import type { Answer } from '../server/answer';
import type { Serve } from '../server/createListener';
import { type ErrorAnswer, faultAnswer } from '../server/faultAnswer';
import type { ServerRequest } from '../server/readRequest';
import { fromJson, toJson } from './bodies/json';
import { badRequest, Refusal } from './bodies/refusal';
import type { LsOneState } from './data/state';
import { answerLogin, LOGIN_PATH, type Tokens, type User } from './login';
import type { RateLimit } from './rateLimit';
import { type Route, resourcePath, routeOf } from './routes';

export interface LsOneParts {
  /** Called each time, since a reset replaces it. */
  readonly state: () => LsOneState;
  readonly users: readonly User[];
  readonly tokens: Tokens;
  readonly rateLimit: RateLimit;
  readonly errorAnswer: ErrorAnswer;
}

/** Takes a request to the login or, past token and permission, to the purchase orders. */
export function createServe(parts: LsOneParts): Serve {
  return async (request, entry, fault) => {
    if (fault?.kind === 'status') return faultAnswer(fault, parts.errorAnswer);
    if (fault?.kind === 'maxPage') return faultAnswer({ kind: 'status', status: 500 }, parts.errorAnswer);
    try {
      return await serve(request, entry, fault, parts);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const answer = parts.errorAnswer(error.status, error.message);
      return { ...answer, headers: { ...answer.headers, ...error.headers } };
    }
  };
}

async function serve(
  request: ServerRequest,
  entry: OpenEntry,
  fault: FaultAction | undefined,
  { state: stateOf, users, tokens, rateLimit }: LsOneParts,
): Promise<Answer> {
  const state = stateOf();
  rateLimit.check(state.nowMs());
  if (request.path === LOGIN_PATH) return answerLogin(request, users, tokens, state.switches);
  const user = userOf(request, tokens);
  const segments = segmentsOf(request);
  const route = routeOf(request.method, segments, state.switches);
  if (!user.permissions.includes(route.permission)) {
    throw new Refusal(Number(state.switches.permissionRefusal), `${route.permission} is missing.`);
  }
  const body = bodyOf(request, route);
  if (request.body.kind === 'json') entry.body = request.body.value;
  checkQuery(request, route);
  const [, orderId = '', , lineNumber = ''] = resourcePath(segments);
  const reply = await route.handler({ state, orderId, lineNumber, params: request.params, body });
  const text = reply.text ?? toJson(fault?.kind === 'dropKey' ? corruptBody(reply.body, fault, '') : reply.body);
  return { status: reply.status, headers: text === '' ? {} : JSON_TYPE, text };
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

function userOf({ headers }: ServerRequest, tokens: Tokens): User {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = tokens.userOf(token);
  if (!user) throw new Refusal(401, 'The token is missing or has expired.');
  return user;
}

/** Without the shared reader's sense for suffixes: an id may end in one. */
function segmentsOf({ path }: ServerRequest): readonly string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw badRequest('The path is not encoded properly.');
  }
}

/** @throws Refusal 400, 415 */
function bodyOf({ method, body }: ServerRequest, route: Route): unknown {
  const isMissing = body.kind === 'none';
  if (method === 'GET' || method === 'DELETE') {
    if (!isMissing) throw badRequest(`${method} takes no body.`);
    return undefined;
  }
  if (isMissing && route.bodyOptional) return undefined;
  if (isMissing || body.kind === 'multipart') throw new Refusal(415, 'The body must be JSON.');
  if (body.kind === 'malformed') throw badRequest('The body could not be parsed.');
  if (!body.declared) throw new Refusal(415, 'The content type must be application/json.');
  return fromJson(body.text);
}

function checkQuery({ params }: ServerRequest, { isList }: Route): void {
  const unknown = [...params.keys()].filter((name) => !isList || (name !== 'page' && name !== 'pageSize'));
  if (unknown.length > 0) throw badRequest(`The query takes no ${unknown.join(', ')}.`);
}
