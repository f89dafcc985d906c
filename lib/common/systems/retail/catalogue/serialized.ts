import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['colorName', 'sizeName', 'serial', 'description', 'itemID', 'saleLineID', 'customerID'];

/** Serial Numbers: `/API/V3/Account/{accountID}/Serialized`. */
export const serialized: Entity = {
  entity: 'Serialized',
  kind: 'entity',
  label: 'Serial Number',
  plural: 'Serial Numbers',
  path: 'Serialized',
  envelope: 'Serialized',
  idField: 'serializedID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:inventory_base'],
  sortable: ['serializedID', 'timeStamp', 'serial'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['serial'],
  naturalKeys: [{ fields: ['serial'] }],
  relations: {},
  fields: {
    serializedID: { type: 'integer', readOnly: true },
    colorName: { type: 'string' },
    sizeName: { type: 'string' },
    serial: { type: 'string', note: 'may be empty' },
    description: { type: 'string', isFreeText: true, note: 'for entries without an Item' },
    itemID: { type: 'integer', ref: 'Item', note: '0 when not tied to an Item' },
    saleLineID: { type: 'integer', ref: 'SaleLine', note: 'line that sold it; 0 while unsold' },
    customerID: { type: 'integer', ref: 'Customer', note: 'owner; 0 when none' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {
    inventoryID: { type: 'integer', readOnly: true },
  },
  create: {
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
