import type { Entity } from '../../lib/common/model/entity';
import { errorBody } from '../server/answer';
import type { ApiCall, ApiReply } from '../types';
import { ApiError, notAllowed, notFound } from './apiError';
import { answerDocument, answerDocuments } from './documents/answerDocument';
import { answerUpload } from './files';
import { type Handler, handlers } from './handlers';
import { checkParents } from './read/findRecord';
import { answerList } from './read/list';
import { answerSingle } from './read/single';
import { answerReport } from './reports/answerReport';
import type { AccountState, Request } from './request';
import { type Match, matchRoute } from './route';
import { answerCreate, answerDelete, answerUpdate } from './write/write';

/** Answers one call; refusals become their status and body. */
export function handle(state: AccountState, call: ApiCall): ApiReply {
  try {
    return answer(state, call);
  } catch (error) {
    if (error instanceof ApiError) {
      return { status: error.status, body: errorBody(error.status, error.message, error.named) };
    }
    throw error;
  }
}

function answer(state: AccountState, call: ApiCall): ApiReply {
  const match = matchRoute(call.segments);
  if (!match || !suffixesOf(match).includes(call.suffix)) {
    throw notFound(`There is nothing at /${call.segments.join('/')}${call.suffix}.`);
  }
  const { accountID } = match.ids;
  if (accountID !== undefined && String(accountID) !== state.accountID) {
    throw notFound(`There is no account ${accountID}.`);
  }
  const { entity, template } = match.route;
  const request = byTicketNumber({ state, call, entity, template, ids: match.ids });
  const handler = handlers[`${call.method} ${template}`] ?? plainHandler(call.method, match);
  checkParents(request);
  return handler(request);
}

// Files and pages are there for single records; the documents' own answer tells so.
function suffixesOf({ route: { entity, kind } }: Match): readonly string[] {
  const further = kind === 'record' || entity.kind === 'document' ? (entity.emitters ?? []) : [];
  return ['', '.json', '.xml', ...further];
}

/** What a method does on a path, as the catalogue allows it. */
function plainHandler(method: string, { route }: Match): Handler {
  const { entity, kind } = route;
  const allowed = kind === 'action' ? [route.method ?? ''] : methodsOf(entity, kind);
  if (!allowed.includes(method)) {
    throw notAllowed(
      `${method} is not allowed on ${route.template}. ${allowed.length > 0 ? `Allowed: ${allowed.join(', ')}.` : ''}`,
    );
  }
  const handler = readers[entity.kind]?.[kind];
  const plain: Readonly<Record<string, Handler | undefined>> = {
    GET: handler,
    POST: entity.create?.multipart ? answerUpload : answerCreate,
    PUT: answerUpdate,
    DELETE: answerDelete,
  };
  const known = kind === 'action' || entity.kind === 'operation' ? undefined : plain[method];
  if (!known) {
    throw new Error(`The emulator has no answer to ${method} ${route.template}`);
  }
  return known;
}

const readers: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  entity: { collection: answerList, record: answerSingle },
  document: { collection: answerDocuments, record: answerDocument },
  report: { collection: answerReport },
};

function methodsOf(entity: Entity, kind: 'collection' | 'record'): readonly string[] {
  const { get, list, create, update } = entity.operations;
  const isPlain = (write: Entity['create']) => !write?.path;
  const onCollection = { GET: list, POST: create && isPlain(entity.create) };
  const onRecord = {
    GET: get,
    PUT: update && isPlain(entity.update),
    DELETE: entity.operations.delete !== false && isPlain(entity.delete),
  };
  const methods: Readonly<Record<string, boolean>> = kind === 'collection' ? onCollection : onRecord;
  return Object.keys(methods).filter((method) => methods[method]);
}

/** A refund may name its sale by the ticket number in place of the id (Source: vendor's page Sale-refund). */
function byTicketNumber(request: Request): Request {
  const { entity, state, ids } = request;
  const { saleID } = ids;
  const sales = state.store.table('Sale');
  if (entity.entity !== 'SaleRefund' || sales.get(saleID)) {
    return request;
  }
  const [sale] = sales.where('ticketNumber', String(saleID));
  return sale ? { ...request, ids: { ...ids, saleID: Number(sale['saleID']) } } : request;
}
