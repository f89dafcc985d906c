import type { Entity } from '../../../model/entity';

/** Inventory Count Items: `/API/V3/Account/{accountID}/InventoryCountItem`. */
export const inventoryCountItem: Entity = {
  entity: 'InventoryCountItem',
  kind: 'entity',
  label: 'Inventory Count Item',
  plural: 'Inventory Count Items',
  path: 'InventoryCountItem',
  envelope: 'InventoryCountItem',
  idField: 'inventoryCountItemID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:inventory_counts'],
  sortable: ['inventoryCountItemID', 'inventoryCountID', 'itemID'],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates', note: 'the time of the count' },
  },
  relations: {},
  fields: {
    inventoryCountItemID: { type: 'integer', readOnly: true },
    qty: { type: 'integer', note: 'quantity counted in this entry' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'time of the count entry' },
    inventoryCountID: { type: 'integer', ref: 'InventoryCount' },
    itemID: { type: 'integer', ref: 'Item' },
    employeeID: { type: 'integer', ref: 'Employee', note: 'who counted; required on create and update' },
  },
  undocumentedFields: {},
  create: {
    fields: ['qty', 'inventoryCountID', 'itemID', 'employeeID'],
    required: ['inventoryCountID', 'itemID', 'employeeID'],
  },
  update: {
    fields: ['qty', 'employeeID', 'itemID'],
    required: ['employeeID'],
  },
};
