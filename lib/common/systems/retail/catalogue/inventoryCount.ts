import type { Entity } from '../../../model/entity';

/** Inventory Counts: `/API/V3/Account/{accountID}/InventoryCount`. */
export const inventoryCount: Entity = {
  entity: 'InventoryCount',
  kind: 'entity',
  label: 'Inventory Count',
  plural: 'Inventory Counts',
  path: 'InventoryCount',
  envelope: 'InventoryCount',
  idField: 'inventoryCountID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:inventory_counts'],
  sortable: ['inventoryCountID'],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates' },
  },
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name', 'shopID'] }],
  relations: {},
  fields: {
    inventoryCountID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    timeStamp: { type: 'datetime', readOnly: true },
    archived: { type: 'boolean', remark: 'not among the documented write fields' },
    shopID: { type: 'integer', ref: 'Shop' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name', 'shopID'],
    required: ['shopID'],
  },
  update: {
    fields: ['name', 'shopID'],
    required: [],
  },
  notes: [
    'shopID is required per the inventory tutorial; the endpoint page marks nothing.',
    'Lines are InventoryCountItem records; stock moves only on InventoryCountReconcile.',
    'timeStamp is not sortable on this endpoint.',
  ],
};
