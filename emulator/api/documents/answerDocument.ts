import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { badRequest } from '../apiError';
import { readListRequest } from '../query/listRequest';
import { parseQuery } from '../query/parameters';
import { findRecord } from '../read/findRecord';
import { answerRows } from '../read/list';
import { viewerOf } from '../read/viewer';
import type { Request } from '../request';
import { type PrintParameters, printParameters } from './parameters';
import { printedEntity } from './printedEntity';
import { printRecord } from './printRecord';
import { toHtml } from './toHtml';

/** Answers one document: its data, or with the suffix `.html` the rendered page. */
export function answerDocument(request: Request): ApiReply {
  const { entity, call, state } = request;
  refuseOther(entity, call.query);
  const parameters = printParameters(entity, call);
  const row = findRecord({ ...request, entity: printedEntity(entity) });
  const record = printRecord({ viewer: viewerOf(request), state }, entity, row, parameters);
  const envelope = entity.envelope ?? '';
  if (call.suffix === '.html') {
    const html = toHtml(`${entity.label} ${row[entity.idField ?? '']}`, record, copiesOf(record, parameters));
    return { status: 200, body: undefined, html };
  }
  return { status: 200, body: { '@attributes': { count: '1' }, [envelope]: record } };
}

/** Answers the data of several documents, filtered as the printed records are. */
export function answerDocuments(request: Request): ApiReply {
  const { entity, call, state } = request;
  if (call.suffix === '.html') {
    throw badRequest(`${entity.entity}: HTML shows one record only; name its id in the path.`);
  }
  const parameters = printParameters(entity, call);
  const printed = { ...request, entity: printedEntity(entity) };
  const list = readListRequest(printed);
  const test = (row: Row) => list.test(row) && isDue(entity, row, parameters);
  const printer = { viewer: viewerOf(request), state };
  return answerRows(printed, { ...list, test }, entity.envelope ?? '', (row) =>
    printRecord(printer, entity, row, parameters),
  );
}

/** Labels of an order are for what has come in, unless all are asked for (Source: vendor's page OrderLineAsLabel). */
function isDue({ document }: Entity, row: Row, { allLabels }: PrintParameters): boolean {
  return document !== 'OrderLine' || allLabels || row['checkedIn'] !== 0;
}

function copiesOf(record: Record<string, unknown>, { copies }: PrintParameters): number {
  return copies ?? Math.max(1, Number(record['copies'] ?? 1));
}

function refuseOther({ entity, queryParams = {} }: Entity, query: string): void {
  const known = ['pretty_print', 'load_relations', ...Object.keys(queryParams)];
  const other = parseQuery(query).find(({ name }) => !known.includes(name));
  if (other) {
    throw badRequest(`${entity}: a call for one document does not take the parameter ${other.name}.`);
  }
}
