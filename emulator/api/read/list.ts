import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import type { ApiReply } from '../../types';
import { endpointQuirks } from '../endpointQuirks';
import { queryFingerprint, readCursor, writeCursor } from '../query/cursor';
import { type ListRequest, readListRequest } from '../query/listRequest';
import { cutPage, type PageRows } from '../query/page';
import { loadTree } from '../query/relationNames';
import type { Request } from '../request';
import { listUrl, pathOf } from './listUrl';
import { renderRecord } from './render';
import { viewerOf } from './viewer';

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
