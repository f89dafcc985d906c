import { corruptBody } from '../faults/corruptBody';
import type { FaultAction } from '../faults/types';
import type { OpenEntry } from '../requestLog';
import { type Answer, jsonAnswer } from '../server/answer';
import type { Serve } from '../server/createListener';
import { faultAnswer } from '../server/faultAnswer';
import type { ServerRequest } from '../server/readRequest';
import type { SupplierCall, SupplierReply } from './call';
import { answerUpload } from './catalogue/upload';
import { answerInventory } from './inventory';
import type { SupplierSettings } from './options';
import { answerOrderDelete, answerOrders, answerOrderUpdate } from './orders/orders';
import { answerRelation } from './orders/relations';
import { answerProducts } from './productSearch';
import { badRequest, errorAnswer, notFound, Refusal, refusalAnswer, unauthorized } from './refusal';
import type { SupplierState } from './state';
import { answerToken } from './tokens/tokenEndpoint';
import type { TokenStore } from './tokens/tokenStore';
import { answerNewWebhook, answerWebhooks } from './webhooks';

export interface SupplierParts {
  readonly settings: SupplierSettings;
  readonly store: TokenStore;
  /** Called each time, since a reset replaces it. */
  readonly state: () => SupplierState;
}

/** Methods by path, of all hosts of the platform: they are one here. */
const ROUTES: readonly (readonly [path: RegExp, methods: Readonly<Record<string, Handler>>])[] = [
  [/^\/inventory$/, { PUT: answerInventory }],
  [/^\/products$/, { GET: answerProducts }],
  [/^\/v1\/catalog\/upload$/, { POST: answerUpload }],
  [/^\/webhooks$/, { GET: answerWebhooks, POST: answerNewWebhook }],
  [/^\/orders$/, { GET: answerOrders }],
  [/^\/orders\/([^/]+)$/, { PUT: answerOrderUpdate, DELETE: answerOrderDelete }],
  [/^\/suppliers\/relations$/, { POST: answerRelation }],
];

type Handler = (call: SupplierCall) => SupplierReply;

/** Takes a request to the token endpoint or, past the token, to the platform. */
export function createServe(parts: SupplierParts): Serve {
  return async (request, entry, fault) => {
    try {
      return fault?.kind === 'status' ? scripted(fault) : serve(request, entry, fault, parts);
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error);
      throw error;
    }
  };
}

function serve(
  request: ServerRequest,
  entry: OpenEntry,
  fault: FaultAction | undefined,
  { settings, store, state }: SupplierParts,
): Answer {
  if (request.path === '/oauth/token') {
    return answerToken(request, settings, store, (grant) => {
      entry.grant = grant;
    });
  }
  if (request.body.kind === 'json') entry.body = request.body.value;
  checkToken(request, store);
  const { handler, id } = routeOf(request);
  if (settings.strict && request.query !== '') throw badRequest('No call takes a query.');
  const { status, body } = handler({ state: state(), settings, request, id });
  return jsonAnswer(status, fault?.kind === 'dropKey' ? corruptBody(body, fault, request.url) : body);
}

function checkToken({ headers }: ServerRequest, store: TokenStore): void {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined || !store.hasAccess(token)) throw unauthorized('The access token is missing or expired.');
}

function routeOf({ path, method }: ServerRequest): { readonly handler: Handler; readonly id: string } {
  for (const [pattern, methods] of ROUTES) {
    const match = pattern.exec(path);
    if (!match) continue;
    const handler = methods[method];
    if (!handler) throw new Refusal(405, `Use ${Object.keys(methods).join(' or ')}.`);
    return { handler, id: match[1] ?? '' };
  }
  throw notFound('There is nothing at this address.');
}

/** A refusal for too many requests tells when to come again. */
const scripted = (fault: Extract<FaultAction, { kind: 'status' }>): Answer =>
  faultAnswer(fault, errorAnswer, fault.status === 429 ? WAIT : {});

const WAIT = { 'Retry-After': '5' };
