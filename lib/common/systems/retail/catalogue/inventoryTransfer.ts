import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['note', 'needBy', 'sendingShopID', 'receivingShopID'];

/** Inventory Transfers: `/API/V3/Account/{accountID}/Inventory/Transfer`. */
export const inventoryTransfer: Entity = {
  entity: 'InventoryTransfer',
  kind: 'entity',
  label: 'Inventory Transfer',
  plural: 'Inventory Transfers',
  path: 'Inventory/Transfer',
  envelope: 'Transfer',
  idField: 'transferID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:transfers'],
  sortable: ['transferID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
    sentOn: { sortable: false, tracks: 'event' },
  },
  relations: {
    SendingShop: { kind: 'one' },
    'SendingShop.Contact': { kind: 'one', owned: true },
    CreatedByEmployee: { kind: 'one' },
    'CreatedByEmployee.Contact': { kind: 'one', owned: true },
    SentByEmployee: { kind: 'one' },
    'SentByEmployee.Contact': { kind: 'one', owned: true },
    ReceivingShop: { kind: 'one' },
    'ReceivingShop.Contact': { kind: 'one', owned: true },
    TransferItems: { kind: 'many', wrapper: 'TransferItem', singleReadOnly: true },
    'TransferItems.Item': { kind: 'one', singleReadOnly: true },
  },
  fields: {
    transferID: { type: 'integer', readOnly: true },
    note: { type: 'string', note: 'plain text, not a Note object' },
    archived: { type: 'boolean', note: 'changed by the Archive and Restore actions' },
    timeStamp: { type: 'datetime', readOnly: true },
    createTime: { type: 'datetime', readOnly: true },
    status: {
      type: 'string',
      readOnly: true,
      enum: ['open', 'sent', 'received'],
      note: 'never set directly; Send moves it to sent',
    },
    sentOn: { type: 'datetime', readOnly: true, note: 'filled, empty or missing while open; trust status instead' },
    needBy: { type: 'datetime' },
    sendingShopID: { type: 'integer', ref: 'Shop' },
    sentByEmployeeID: { type: 'integer', readOnly: true, ref: 'Employee', note: '0 until sent' },
    receivingShopID: { type: 'integer', ref: 'Shop' },
  },
  undocumentedFields: {
    createdByEmployeeID: { type: 'integer', readOnly: true, ref: 'Employee' },
    SendingShop: { type: 'object', readOnly: true, note: 'comes with created and changed records' },
    ReceivingShop: { type: 'object', readOnly: true, note: 'comes with created and changed records' },
    CreatedByEmployee: { type: 'object', readOnly: true, note: 'comes with created and changed records' },
  },
  create: {
    answersWith: ['SendingShop', 'ReceivingShop', 'CreatedByEmployee'],
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
  delete: {
    fields: [],
    required: [],
    method: 'POST',
    path: 'Inventory/Transfer/{transferID}/Archive',
  },
  actions: {
    Restore: {
      method: 'POST',
      path: 'Inventory/Transfer/{transferID}/Restore',
      body: { fields: {}, required: [] },
      note: 'undoes Archive',
      returns: 'InventoryTransfer',
    },
    Send: {
      method: 'POST',
      path: 'Inventory/Transfer/{transferID}/Send',
      body: { fields: {}, required: [] },
      note: 'sets status sent, sentOn and sentByEmployeeID',
      returns: 'InventoryTransfer',
    },
  },
};
