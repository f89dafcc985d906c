import type { Entity } from '../../../model/entity';

/** Inventory Count Calculations: `/API/V3/Account/{accountID}/InventoryCountCalc`. */
export const inventoryCountCalc: Entity = {
  entity: 'InventoryCountCalc',
  kind: 'entity',
  label: 'Inventory Count Calculation',
  plural: 'Inventory Count Calculations',
  path: 'InventoryCountCalc',
  envelope: 'InventoryCountCalc',
  idField: 'inventoryCountCalcID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_counts'],
  sortable: ['inventoryCountCalcID', 'inventoryCountID', 'itemID'],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates' },
  },
  relations: {},
  fields: {
    inventoryCountCalcID: { type: 'integer', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true, note: 'time of the last count entry for this item and count' },
    calcQoh: { type: 'integer', readOnly: true, note: 'stock the system expects' },
    countedQoh: { type: 'integer', readOnly: true, note: 'total physically counted' },
    inventoryCountID: { type: 'integer', readOnly: true, ref: 'InventoryCount' },
    itemID: { type: 'integer', readOnly: true, ref: 'Item' },
  },
  undocumentedFields: {},
};
