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
    archived: { type: 'boolean' },
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
};
