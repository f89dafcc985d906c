import type { Entity } from '../../../model/entity';

/** Item Stock Levels: `/API/V3/Account/{accountID}/ItemShop`. */
export const itemShop: Entity = {
  entity: 'ItemShop',
  kind: 'entity',
  label: 'Item Stock Level',
  plural: 'Item Stock Levels',
  path: 'ItemShop',
  envelope: 'ItemShop',
  idField: 'itemShopID',
  operations: { get: true, list: true, create: false, update: true, delete: false },
  scopes: ['employee:inventory', 'employee:inventory_read', 'employee:product_cost'],
  sortable: ['itemShopID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  keyFields: ['shopID'],
  // The sum over all shops.
  computedWhen: { shopID: '0', itemShopID: '.+' },
  relations: {},
  fields: {
    itemShopID: { type: 'integer', readOnly: true },
    qoh: { type: 'integer', readOnly: true, note: 'on hand, may be negative; settable through Item update' },
    sellable: { type: 'integer', readOnly: true, note: 'equals qoh, floored at 0' },
    backorder: { type: 'integer', readOnly: true, note: 'units on open purchase orders; never negative' },
    componentQoh: {
      type: 'integer',
      readOnly: true,
      note: 'units obtainable by breaking or building boxes from stock',
    },
    componentBackorder: { type: 'integer', readOnly: true, note: 'like componentQoh, but for stock still on order' },
    reorderPoint: { type: 'integer', note: 'threshold: qoh not above it means reorder' },
    reorderLevel: { type: 'integer', note: 'target stock; auto-reorder adds reorderLevel minus qoh' },
    timeStamp: { type: 'datetime', readOnly: true },
    itemID: { type: 'integer', readOnly: true, ref: 'Item' },
    shopID: { type: 'integer', readOnly: true, ref: 'Shop', note: '0 marks the account-wide summary record' },
    onLayaway: { type: 'integer', readOnly: true, note: 'units reserved' },
    onSpecialOrder: { type: 'integer', readOnly: true, note: 'units reserved' },
    onWorkOrder: {
      type: 'integer',
      readOnly: true,
      note: 'units reserved',
    },
    onTransferOut: { type: 'integer', readOnly: true, note: 'units in transit away from this shop' },
    onTransferIn: { type: 'integer', readOnly: true, note: 'units in transit towards this shop' },
    averageCost: { type: 'float', readOnly: true, note: 'only filled where shopID is 0' },
    totalValueFifo: { type: 'float', readOnly: true },
    totalValueAvgCost: { type: 'float', readOnly: true },
    totalValueNegativeInventory: { type: 'float', readOnly: true },
    lastReceivedCost: { type: 'float', readOnly: true },
    lastReceivedLotID: { type: 'integer', readOnly: true, note: 'inventory lot id' },
    nextFifoLotCost: { type: 'float', readOnly: true },
    nextFifoLotID: { type: 'integer', readOnly: true, note: 'inventory lot id' },
  },
  undocumentedFields: {
    onWorkorder: { type: 'integer', readOnly: true },
    m: {
      type: 'object',
      readOnly: true,
      note: 'deprecated: layaways, specialorders, workorders; on Item.ItemShops only',
    },
  },
  update: {
    fields: ['reorderPoint', 'reorderLevel'],
    required: [],
  },
};
