import type { Entity } from '../../../model/entity';

/** Legacy Transfer Items: `/API/V3/Account/{accountID}/TransferItem`. */
export const transferItem: Entity = {
  entity: 'TransferItem',
  kind: 'entity',
  label: 'Legacy Transfer Item',
  plural: 'Legacy Transfer Items',
  deprecated: true,
  replacedBy: 'InventoryTransferTransferItems',
  path: 'TransferItem',
  envelope: 'TransferItem',
  idField: 'transferItemID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:transfers'],
  sortable: ['transferItemID', 'timeStamp', 'transferID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {},
  fields: {
    transferItemID: { type: 'integer', readOnly: true },
    toSend: { type: 'integer', note: 'planned by the sender' },
    toReceive: { type: 'integer', note: 'counted by the receiver' },
    sent: { type: 'integer', note: 'actually sent; minus received gives in transit' },
    received: { type: 'integer', note: 'actually received' },
    sentValue: { type: 'float', readOnly: true, note: 'inventory cost of all sent' },
    receivedValue: { type: 'float', readOnly: true, note: 'inventory cost of all received' },
    comment: { type: 'string' },
    transferID: { type: 'integer', ref: 'Transfer' },
    itemID: { type: 'integer', ref: 'Item' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
};
