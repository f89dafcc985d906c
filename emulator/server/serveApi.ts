import { costDrips } from '../costs';
import { corruptBody } from '../faults/corruptBody';
import type { FaultInjector } from '../faults/faults';
import type { FaultAction } from '../faults/types';
import { findEntity, recordPath } from '../findEntity';
import type { Admission, Limits } from '../limits/limits';
import { rateHeaders } from '../limits/rateHeaders';
import type { AuthServer } from '../oauth/authServer';
import type { Pair } from '../oauth/pairs';
import { accessDenied } from '../oauth/refusal';
import { missingScopes } from '../oauth/scopes';
import type { OpenEntry } from '../requestLog';
import type { ApiCall, ApiReply } from '../types';
import { type Answer, errorReply, jsonAnswer } from './answer';
import type { Serve } from './createListener';
import { faultAnswer } from './faultAnswer';
import { format, type ToXml } from './format';
import type { ServerRequest } from './readRequest';
import { retailError } from './retailError';

/** What the stages of the resource server work with. */
export interface ApiParts {
  readonly origin: string;
  readonly accountID: string;
  /** @throws OAuthRefusal 401 */
  readonly authenticate: (authorization: string | undefined) => Promise<Pair>;
  readonly limits: Limits;
  readonly faults: FaultInjector;
  readonly handle: (call: ApiCall) => ApiReply;
  readonly toXml: ToXml;
}

/**
 * Takes one request of the API through token, price, limits, rights and execution.
 * @throws OAuthRefusal 401
 */
async function serveApi(
  request: ServerRequest,
  entry: OpenEntry,
  fault: FaultAction | undefined,
  parts: ApiParts,
): Promise<Answer> {
  const { connection } = await parts.authenticate(request.headers.authorization);
  checkAccount(request, parts.accountID);
  const { admission, headers } = admit(request, entry, fault, parts);
  if (!admission.limiter && fault?.kind === 'status') return faultAnswer(fault, retailError, headers);
  if (!admission.limiter && fault?.kind === 'maxPage')
    return faultAnswer({ kind: 'status', status: 500 }, retailError, headers);
  const reply =
    refusal(request, admission, connection.scopes) ?? parts.handle(callOf(request, connection, parts.origin));
  parts.faults.rememberCursor(request, reply.body);
  const body = corruptBody(reply.body, fault, `${parts.origin}${request.url}`);
  return format({ ...reply, body }, request, headers, parts.toXml);
}

/** A wrong account is among the causes of a 401 that a new token does not cure. */
function checkAccount({ segments = [] }: ServerRequest, accountID: string): void {
  const [, version, word, asked] = segments;
  if (version === 'V3' && word === 'Account' && asked !== undefined && asked !== accountID) {
    throw accessDenied('The access token does not belong to this account');
  }
}

/** Prices the request and asks the limiters, unless a fault refuses it in their place. */
function admit(request: ServerRequest, entry: OpenEntry, fault: FaultAction | undefined, parts: ApiParts) {
  const { limits } = parts;
  const { method, query } = request;
  const body = request.body.kind === 'json' ? request.body.value : undefined;
  const path = recordPath(request.segments);
  const cost = costDrips({ method, path, query, body });
  const isFree = fault?.kind === 'status' && (fault.status === 401 || fault.status === 429);
  const admission: Admission = isFree ? {} : limits.admit(cost, { method, path, query });
  entry.costDrips = cost;
  entry.levelDrips = limits.levelDrips();
  entry.burstCount = limits.burstCount();
  if (body !== undefined) entry.body = body;
  if (admission.limiter) entry.limiter = admission.limiter;
  return { admission, headers: rateHeaders(limits, parts.accountID, cost, admission) };
}

/** Why an authenticated request is not executed; undefined when it is. */
function refusal(request: ServerRequest, admission: Admission, scopes: readonly string[]): ApiReply | undefined {
  if (admission.limiter) return errorReply(429, REFUSALS[admission.limiter]);
  if (!request.segments) return errorReply(400, 'The path is not encoded properly');
  const place = findEntity(recordPath(request.segments));
  const missing = place && missingScopes(place.entity, request.method, scopes);
  if (missing) return errorReply(403, `Missing permission: one of ${missing.join(', ')} is required`);
  return bodyProblem(request);
}

const REFUSALS = {
  bucket: 'Rate limit exceeded',
  burst: 'API burst rate limit exceeded',
  giftCard: 'Gift cards can be searched by code once per second',
} as const;

function callOf(
  { method, segments = [], suffix, query, body }: ServerRequest,
  { employeeID, scopes }: { employeeID: string; scopes: readonly string[] },
  origin: string,
): ApiCall {
  return {
    method,
    segments,
    suffix,
    query,
    origin,
    employeeID,
    scopes,
    ...(body.kind === 'json' && { body: body.value }),
    ...(body.kind === 'multipart' && { parts: body.parts }),
  };
}

/**
 * The problem of a write's body, apart from its fields: a body is one JSON object, if only an empty one, or a
 * multipart form.
 */
function bodyProblem({ method, body }: ServerRequest): ApiReply | undefined {
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (body.kind === 'none') return errorReply(400, 'The body is missing; send at least an empty object');
  if (body.kind === 'malformed') return errorReply(400, 'The body could not be parsed');
  if (body.kind === 'json' && !isObject(body.value)) return errorReply(400, 'The body must be a JSON object');
  return undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sends a request to the resource server or to the authorization server, by its path. */
export function createServe(parts: ApiParts, authServer: AuthServer): Serve {
  return async (request, entry, fault) => {
    if (request.path.startsWith('/API/')) return serveApi(request, entry, fault, parts);
    if (fault?.kind === 'status') return faultAnswer(fault, retailError);
    const { status, body } = errorReply(404, 'There is nothing at this address');
    return (await authServer(request, entry)) ?? jsonAnswer(status, body);
  };
}
