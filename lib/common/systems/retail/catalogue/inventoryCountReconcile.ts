import type { Entity } from '../../../model/entity';

/** Inventory Count Reconciliations: `/API/V3/Account/{accountID}/InventoryCountReconcile`. */
export const inventoryCountReconcile: Entity = {
  entity: 'InventoryCountReconcile',
  kind: 'entity',
  label: 'Inventory Count Reconciliation',
  plural: 'Inventory Count Reconciliations',
  path: 'InventoryCountReconcile',
  envelope: 'InventoryCountReconcile',
  idField: 'inventoryCountReconcileID',
  operations: { get: true, list: true, create: true, update: false, delete: false },
  scopes: ['employee:inventory_counts'],
  sortable: ['inventoryCountReconcileID', 'inventoryCountID', 'itemID'],
  timeFields: {
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {},
  fields: {
    inventoryCountReconcileID: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true, note: 'when the reconcile ran' },
    costChange: { type: 'float', readOnly: true, note: 'inventory value gained or lost' },
    qohChange: { type: 'integer', readOnly: true, note: 'signed stock change' },
    inventoryCountID: { type: 'integer', ref: 'InventoryCount' },
    itemID: { type: 'integer', ref: 'Item', note: 'omit on create to reconcile the entire count' },
  },
  undocumentedFields: {},
  create: {
    fields: ['inventoryCountID', 'itemID'],
    required: ['inventoryCountID'],
    severalWithout: 'itemID',
    baseCost: 10,
  },
};
