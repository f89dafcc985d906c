import type { Entity } from '../../lib/common/systems/entity';
import { errorBody } from '../errorBody';
import type { ApiCall, ApiReply } from '../types';
import { ApiError, notAllowed, notEmulated, notFound } from './apiError';
import { type Handler, handlers, notYetCreated } from './handlers';
import { checkRequiredParameters } from './query/listRequest';
import { parseQuery } from './query/parameters';
import { checkParents } from './read/findRecord';
import { answerList } from './read/list';
import { answerSingle } from './read/single';
import { type Match, matchRoute } from './route';
import type { Request, World } from './world';
import { answerCreate, answerDelete, answerUpdate } from './write/write';

/** Answers one call; refusals become their status and body. */
export function handle(world: World, call: ApiCall): ApiReply {
  try {
    return answer(world, call);
  } catch (error) {
    if (error instanceof ApiError) {
      return { status: error.status, body: errorBody(error.status, error.message) };
    }
    throw error;
  }
}

function answer(world: World, call: ApiCall): ApiReply {
  const match = matchRoute(call.segments);
  const suffixes = ['', '.json', '.xml', ...(match?.route.entity.emitters ?? [])];
  if (!match || !suffixes.includes(call.suffix)) {
    throw notFound(`There is nothing at /${call.segments.join('/')}${call.suffix}.`);
  }
  const { accountID } = match.ids;
  if (accountID !== undefined && String(accountID) !== world.accountID) {
    throw notFound(`There is no account ${accountID}.`);
  }
  const { entity, template } = match.route;
  const request: Request = { world, call, entity, template, ids: match.ids };
  const handler = handlers[`${call.method} ${template}`] ?? plainHandler(call.method, match);
  checkParents(request);
  return handler(request);
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
  if (entity.kind !== 'entity' || kind === 'action' || (method === 'POST' && notYetCreated.includes(entity.entity))) {
    return answerNotYet;
  }
  const plain: Readonly<Record<string, Handler>> = {
    GET: kind === 'record' ? answerSingle : answerList,
    POST: answerCreate,
    PUT: answerUpdate,
    DELETE: answerDelete,
  };
  return plain[method] ?? answerNotYet;
}

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

const answerNotYet: Handler = ({ entity, call, template }) => {
  checkRequiredParameters(entity, parseQuery(call.query));
  throw notEmulated(`The emulator does not know ${call.method} ${template} yet.`);
};
