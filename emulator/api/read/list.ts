import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import type { ApiCall, ApiReply } from '../../types';
import { endpointQuirks } from '../endpointQuirks';
import { type ListRequest, readListRequest } from '../query/listRequest';
import { cutPage, type PageRows, queryFingerprint, readCursor, writeCursor } from '../query/page';
import { loadTree } from '../query/relationNames';
import type { Request } from '../request';
import { renderRecord, viewerOf } from './render';
import { collapse } from './wire';

/** Answers a list call. */
export function answerList(request: Request): ApiReply {
  const { entity } = request;
  const list = readListRequest(request);
  const embedded = endpointQuirks[entity.entity]?.embeds?.list ?? [];
  const tree = loadTree(entity, [...embedded, ...list.loaded]);
  const viewer = viewerOf(request);
  return answerRows(request, list, entity.envelope ?? entity.entity, (row) => renderRecord(viewer, entity, row, tree));
}

/** Answers a list whose records are shown in a way of their own, under a key of their own. */
export function answerRows(
  request: Request,
  list: ListRequest,
  envelope: string,
  show: (row: Row) => unknown,
): ApiReply {
  const { entity, state } = request;
  const table = state.store.table(tableOf(entity));
  if (list.isCount) {
    const count = table.rows().filter(list.test).length;
    return { status: 200, body: { '@attributes': { count: String(count) } } };
  }
  const kind = endpointQuirks[entity.entity]?.listAttributes;
  if (kind === 'none') {
    return { status: 200, body: records(envelope, table.rows().filter(list.test).map(show)) };
  }
  const { page, attributes } = readPage(request, list);
  // The total beside the first page, and no way to a second: the vendor's sample says 209.
  const shown = kind === 'count' ? { count: String(table.rows().filter(list.test).length) } : attributes;
  return { status: 200, body: { '@attributes': shown, ...records(envelope, page.rows.map(show)) } };
}

function readPage(request: Request, list: ListRequest): { page: PageRows; attributes: Record<string, string> } {
  const { entity, state, call } = request;
  const { sort, cursor, limit, test } = list;
  const table = state.store.table(tableOf(entity));
  const fingerprint = queryFingerprint(entity, pathOf(call), sort.text, list.parameters);
  const place = cursor && { [cursor.name]: readCursor(cursor, sort.isByID, fingerprint) };
  const page = cutPage(table, { sort, test, limit, ...place });
  const link = (name: string, row: Row | undefined) => {
    if (!row) {
      return '';
    }
    const at = { id: Number(row[table.idField]), sortValue: row[sort.column] };
    return listUrl(call, list, name, writeCursor(at, sort.isByID, fingerprint));
  };
  return {
    page,
    attributes: {
      next: page.hasNext ? link('after', page.rows.at(-1)) : '',
      previous: page.hasPrevious ? link('before', page.rows[0]) : '',
    },
  };
}

/** No record: no key. One record: a bare object. */
function records(envelope: string, shown: readonly unknown[]): Record<string, unknown> {
  return shown.length === 0 ? {} : { [envelope]: shown.length > 1 ? shown : shown[0] };
}

/** The path of a call as it was sent, with its suffix. */
function pathOf(call: ApiCall): string {
  return `/${call.segments.map(encodeURIComponent).join('/')}${call.suffix}`;
}

/**
 * A complete URL of a neighbouring page: the call's own parameters as they were sent, limit and sort with their
 * defaults, and the cursor in place of the one before.
 */
function listUrl(call: ApiCall, list: ListRequest, cursorName: string, cursor: string): string {
  const has = (name: string) => list.parameters.some((parameter) => parameter.name === name);
  const own = list.parameters
    .filter(({ name }) => name !== 'after' && name !== 'before')
    .map(({ name, raw }) => `${encodeURIComponent(name)}=${raw}`);
  const added = [
    ...(has('limit') ? [] : [`limit=${list.limit}`]),
    ...(has('sort') || list.sort.text === '' ? [] : [`sort=${list.sort.text}`]),
    `${cursorName}=${encodeURIComponent(cursor)}`,
  ];
  return `${call.origin}${pathOf(call)}?${[...own, ...added].join('&')}`;
}

/** Bare names, as far as the page's broken sample can be read. */
export function answerTagGroups({ state }: Request): ApiReply {
  const names = state.store
    .table('TagGroup')
    .rows()
    .map((group) => String(group['name']));
  return { status: 200, body: { '@attributes': { next: '', previous: '' }, TagGroup: collapse(names) } };
}
