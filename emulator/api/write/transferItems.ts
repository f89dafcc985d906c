import type { Write } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { badRequest, invalid } from '../apiError';
import { renderRecord, viewerOf } from '../read/render';
import { collapse } from '../read/wire';
import type { Request } from '../request';
import { checkRequiredFields, readDraft } from './acceptance';
import { writerOf } from './createWriter';
import { asObject } from './fields';
import { refuseSent } from './hooks/settings';

type Change = (request: Request, known: Row | undefined, values: Row) => Row;

const addItem: Change = (request, known, values) => {
  if (known) {
    throw invalid('TransferItem: the transfer holds that item already.');
  }
  const { transferID } = request.ids;
  return writerOf(request).create('TransferItem', { values: { ...values, transferID }, nested: {} });
};

const updateItem: Change = (request, known, values) => {
  const row = existing(known);
  writerOf(request).update('TransferItem', row, { values, nested: {} });
  return row;
};

const deleteItem: Change = (request, known) => {
  const row = existing(known);
  request.state.store.table('TransferItem').remove(row);
  return row;
};

/** Lines of a transfer are written in batches, as a bare array, and are found by their item. */
export const addTransferItems = (request: Request): ApiReply => writeBatch(request, request.entity.create, addItem);
export const updateTransferItems = (request: Request): ApiReply =>
  writeBatch(request, request.entity.update, updateItem);
export const deleteTransferItems = (request: Request): ApiReply =>
  writeBatch(request, request.entity.delete, deleteItem);

function writeBatch(request: Request, write: Write | undefined, change: Change): ApiReply {
  const { entity, state, ids } = request;
  const entries = batchOf(request, write);
  const table = state.store.table('TransferItem');
  const rows = state.store.transaction(() => {
    refuseSent(state.store.table('Transfer').get(ids['transferID']) ?? {});
    return entries.map((entry) => {
      checkRequiredFields(entity, write, entry);
      const { values } = readDraft(state, entity, write, entry);
      const ofTransfer = table.where('transferID', ids['transferID']);
      return change(
        request,
        ofTransfer.find((row) => row['itemID'] === values['itemID']),
        values,
      );
    });
  });
  const shown = rows.map((row) => renderRecord(viewerOf(request), entity, row, new Map()));
  return { status: 200, body: { [entity.envelope ?? '']: collapse(shown) } };
}

function batchOf({ call }: Request, write: Write | undefined): readonly Row[] {
  const { bodyKey = '', maxItems = Number.POSITIVE_INFINITY } = write ?? {};
  const entries = asObject(call.body, 'The body')[bodyKey];
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > maxItems) {
    throw badRequest(`${bodyKey} must be an array of 1 to ${maxItems} objects.`);
  }
  return entries.map((entry) => asObject(entry, bodyKey));
}

function existing(known: Row | undefined): Row {
  if (!known) {
    throw invalid('TransferItem: the transfer does not hold that item.');
  }
  return known;
}
