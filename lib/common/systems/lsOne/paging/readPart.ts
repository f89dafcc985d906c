import type { Entity } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { InputError, ProtocolError } from '../../../util/errors';
import { countIn } from '../../../util/numbers';
import { type LsOneAnswer, VENDOR } from '../client/request';
import type { LsOneContext } from '../context';
import { collectionPath, type Ids, searchPaths } from '../paths';
import type { SearchBody } from '../query/searchBody';
import { readRecord } from '../records/readRecord';
import type { ListPart } from './scan';
import type { Window } from './window';

/** What a list is asked for. */
export interface ListRequest {
  readonly entity: Entity;
  readonly parents?: Ids | undefined;
}

/** A part of the plain list. A 404 is how this vendor says that nothing is there. */
export async function readListPart(context: LsOneContext, list: ListRequest, window: Window): Promise<ListPart> {
  const path = collectionPath(list.entity, list.parents);
  const query = queryOf(window);
  const answer = await context.client.send({ method: 'GET', path, query, repeat: 'always', acceptedStatuses: [404] });
  return partOf(list, answer);
}

/** Both go into the URL, of searches too. */
const queryOf = ({ page, size }: Window): string => `page=${page}&pageSize=${size}`;

/**
 * A part of what a search finds. The vendor's page spells the path of the search of orders in two ways, and a path that
 * is not there answers as an empty result does: the other one is tried until one of them has answered.
 */
export async function readSearchPart(
  context: LsOneContext,
  list: ListRequest,
  search: SearchBody,
  window: Window,
): Promise<ListPart> {
  const { searchSpellings } = context.traits;
  const { entity } = list.entity;
  const paths = searchPaths(list.entity, list.parents);
  const known = searchSpellings.get(entity);
  let last: LsOneAnswer | undefined;
  for (const spelling of known === undefined ? paths.keys() : [known]) {
    const path = paths[spelling] ?? '';
    const answer = await send(context, path, search, window);
    if (answer.status < 300) {
      searchSpellings.set(entity, spelling);
      return partOf(list, answer);
    }
    last = last?.status === 404 ? last : answer;
  }
  if (last?.status === 404) return partOf(list, last);
  throw new ProtocolError(`${VENDOR} does not offer a search of ${list.entity.plural} (status ${last?.status}).`);
}

/** The vendor's page describes one field as a text and shows a list of one in its sample. */
async function send(context: LsOneContext, path: string, search: SearchBody, window: Window): Promise<LsOneAnswer> {
  const { client, traits } = context;
  const post = (body: SearchBody) =>
    client.send({
      method: 'POST',
      path,
      query: queryOf(window),
      body: JSON.stringify(body),
      repeat: 'always',
      acceptedStatuses: [404, 405],
    });
  const text = search[TEXT];
  const listed = { ...search, [TEXT]: [text] };
  if (typeof text !== 'string') return post(search);
  if (traits.takesTextInList) return post(listed);
  try {
    return await post(search);
  } catch (error) {
    if (!(error instanceof InputError && error.status === 400)) throw error;
    const answer = await post(listed);
    traits.takesTextInList = answer.status < 300;
    return answer;
  }
}

const TEXT = 'idOrDescription';

function partOf({ entity }: ListRequest, { status, body, serverNowMs }: LsOneAnswer): ListPart {
  if (status === 404) return { records: [], total: undefined, serverNowMs };
  const members = isObject(body)
    ? new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]))
    : null;
  const items = members?.get('items');
  const total = countIn(String(members?.get('totalcount')), 0, Number.MAX_SAFE_INTEGER);
  if (!Array.isArray(items) || !items.every(isObject) || total === undefined) {
    throw new ProtocolError(`${VENDOR} answered with something that is no list of ${entity.plural}.`);
  }
  return { records: items.map((item: VendorRecord) => readRecord(entity, item)), total, serverNowMs };
}
