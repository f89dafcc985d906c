import type { Entity } from '../../../model/entity';

/** Legacy Transfers: `/API/V3/Account/{accountID}/Transfer`. */
export const transfer: Entity = {
  entity: 'Transfer',
  kind: 'entity',
  label: 'Legacy Transfer',
  plural: 'Legacy Transfers',
  deprecated: true,
  replacedBy: 'InventoryTransfer',
  path: 'Transfer',
  envelope: 'Transfer',
  idField: 'transferID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:transfers'],
  sortable: ['transferID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    TransferItems: { kind: 'many', wrapper: 'TransferItem' },
  },
  fields: {
    transferID: { type: 'integer', readOnly: true },
    sent: { type: 'boolean' },
    received: { type: 'boolean' },
    note: { type: 'string' },
    archived: { type: 'boolean' },
    transferFromID: { type: 'integer', refObject: 'TransferFrom', note: 'id of a TransferFrom record, not of a shop' },
    transferToID: { type: 'integer', refObject: 'TransferTo', note: 'id of a TransferTo record, not of a shop' },
    orderID: { type: 'integer', ref: 'Order', note: 'set with centralised ordering' },
    TransferFrom: { type: 'object' },
    TransferTo: { type: 'object' },
    TransferItems: { type: 'object' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  subObjects: {
    TransferFrom: {
      fields: {
        transferFromID: { type: 'integer', readOnly: true },
        sentOn: { type: 'datetime' },
        employeeID: { type: 'integer', ref: 'Employee', note: 'sender' },
        shopID: { type: 'integer', ref: 'Shop', note: 'origin' },
      },
    },
    TransferTo: {
      fields: {
        transferToID: { type: 'integer', readOnly: true },
        needBy: { type: 'datetime', note: 'deadline; after receipt, the receiving date' },
        employeeID: { type: 'integer', ref: 'Employee', note: 'receiver' },
        shopID: { type: 'integer', ref: 'Shop', note: 'destination' },
      },
    },
  },
};
