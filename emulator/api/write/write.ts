import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import type { ApiReply } from '../../types';
import { badRequest, invalid } from '../apiError';
import { endpointQuirks } from '../endpointQuirks';
import { loadTree, readLoad } from '../query/relationNames';
import { findRecord } from '../read/findRecord';
import { renderRecord, viewerOf } from '../read/render';
import type { Request } from '../request';
import { checkRequiredFields, readDraft } from './acceptance';
import { orLeaveOpen, writerOf } from './createWriter';
import { entityRules } from './entityRules';
import { asObject } from './fields';
import { itemFromCode } from './saleLines';
import type { Draft, Writer } from './writer';

/** Answers a POST that creates a record. */
export function answerCreate(request: Request): ApiReply {
  const { entity, ids } = request;
  const body = bodyOf(request);
  const load = readLoad(request);
  checkRequiredFields(entity, entity.create, body);
  const row = orLeaveOpen(request, (writer) => {
    const draft = draftOf(request, writer, entity, body, entity.create);
    entityRules[entity.entity]?.(request, draft.values, undefined);
    const parent = Object.keys(entity.parents ?? {}).at(-1);
    const parentID = parent === undefined ? {} : { [parent]: ids[parent] };
    return writer.create(tableOf(entity), { ...draft, values: { ...draft.values, ...parentID } });
  });
  return answerWrite(request, row, load);
}

/** A record that was found in another way than by its path, and values beside those of the body. */
export interface Known {
  readonly row: Row;
  readonly values: Row;
}

/** Answers a PUT: what was not sent stays. */
export function answerUpdate(request: Request, known?: Known): ApiReply {
  const { entity } = request;
  const row = known?.row ?? findRecord(request);
  const body = bodyOf(request);
  const load = readLoad(request);
  checkRequiredFields(entity, entity.update, body);
  orLeaveOpen(request, (writer) => {
    const { values, nested } = draftOf(request, writer, entity, body, entity.update);
    const draft = { values: { ...values, ...known?.values }, nested };
    entityRules[entity.entity]?.(request, draft.values, row);
    writer.update(tableOf(entity), row, draft);
    return row;
  });
  return answerWrite(request, row, load);
}

/** Answers a DELETE, which archives or removes for good, as the entity's page tells. */
export function answerDelete(request: Request): ApiReply {
  const { entity, state } = request;
  const row = findRecord(request);
  const load = readLoad(request);
  const table = state.store.table(tableOf(entity));
  const deleted = answerWrite(request, row, load);
  const archives = entity.operations.delete === 'archive';
  state.store.transaction(() => writerOf(request)[archives ? 'archive' : 'remove'](table.schema.name, row));
  if (endpointQuirks[entity.entity]?.deletesByName) {
    return { status: 200, body: { name: table.schema.name, primaryID: String(row[table.idField]) } };
  }
  return archives ? answerWrite(request, row, load) : deleted;
}

/** Some records are archived by a POST, which must carry a body, if only an empty object. */
export function answerArchive(request: Request): ApiReply {
  bodyOf(request);
  return answerDelete(request);
}

export function bodyOf({ call }: Request): Row {
  if (call.body === undefined) {
    throw badRequest('The request needs a JSON body; an empty object will do where there is nothing to say.');
  }
  return asObject(call.body, 'The body');
}

function draftOf(request: Request, writer: Writer, entity: Entity, body: Row, write: Entity['create']): Draft {
  const draft = readDraft(request.state, entity, write, body);
  const item = tableOf(entity) === 'SaleLine' ? itemFromCode(writer, body) : {};
  return { ...draft, values: { ...draft.values, ...item } };
}

export function answerWrite(request: Request, row: Row, load: readonly string[]): ApiReply {
  const { entity } = request;
  const { embeds, writeAttributes } = endpointQuirks[entity.entity] ?? {};
  const attributes = writeAttributes === 'cursors' ? { next: '', previous: '' } : { count: '1' };
  const tree = loadTree(entity, [...(embeds?.write ?? []), ...load]);
  const record = renderRecord(viewerOf(request), entity, row, tree);
  return { status: 200, body: { '@attributes': attributes, [entity.envelope ?? entity.entity]: record } };
}

/**
 * Changes a line of a sale, or takes a reservation of the same customer into it (Source: vendor's page SaleSaleLine):
 * a reservation belongs to no sale yet.
 */
export function answerSaleLineUpdate(request: Request): ApiReply {
  const { state, ids } = request;
  const line = state.store.table('SaleLine').get(ids['saleLineID']);
  if (line?.['saleID'] !== 0) {
    return answerUpdate(request);
  }
  const sale = state.store.table('Sale').get(ids['saleID']);
  if (!sale || sale['customerID'] !== line['customerID']) {
    throw invalid('SaleLine: a reservation can join only a sale of its own customer.');
  }
  return answerUpdate(request, { row: line, values: { saleID: sale['saleID'] } });
}
