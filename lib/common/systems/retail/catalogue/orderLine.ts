import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['quantity', 'price', 'originalPrice', 'vendorCost', 'numReceived', 'orderID', 'itemID'];

/** Purchase Order Lines: `/API/V3/Account/{accountID}/OrderLine`. */
export const orderLine: Entity = {
  entity: 'OrderLine',
  kind: 'entity',
  label: 'Purchase Order Line',
  plural: 'Purchase Order Lines',
  path: 'OrderLine',
  envelope: 'OrderLine',
  idField: 'orderLineID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:purchase_orders'],
  sortable: ['orderLineID', 'timeStamp', 'orderID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  // Named by the vendor's tutorial on inventory; equal lines of one order are rare, and two of them are an error.
  naturalKeys: [{ fields: ['orderID', 'itemID'] }],
  relations: {},
  fields: {
    orderLineID: { type: 'integer', readOnly: true },
    quantity: { type: 'integer' },
    price: { type: 'float', note: 'unit cost after order discount, merchant currency' },
    originalPrice: { type: 'float', note: 'unit cost before discount, merchant currency' },
    vendorCost: {
      type: 'float',
      note: 'unit cost before discount, vendor currency; send instead of originalPrice, never both',
    },
    checkedIn: { type: 'integer', readOnly: true, note: 'quantity already in inventory' },
    numReceived: { type: 'integer', note: 'arrived, not yet in inventory' },
    orderID: { type: 'integer', ref: 'Order' },
    itemID: { type: 'integer', ref: 'Item' },
    timeStamp: { type: 'datetime', readOnly: true },
    total: { type: 'float', readOnly: true, note: 'quantity × price' },
    createTime: { type: 'datetime', readOnly: true },
    shippingCost: { type: 'float', readOnly: true, note: "derived from the order's shipping; merchant currency" },
    shippingVendorCost: { type: 'float', readOnly: true, note: "derived from the order's shipping; vendor currency" },
    discountMoneyValue: { type: 'float', readOnly: true, note: "derived from the order's discount; merchant currency" },
    discountMoneyVendorValue: {
      type: 'float',
      readOnly: true,
      note: "derived from the order's discount; vendor currency",
    },
    discountPercentValue: { type: 'float', readOnly: true, note: "derived from the order's discount" },
  },
  undocumentedFields: {},
  create: {
    fields: writable,
    limits: { vendorCost: { excludes: 'originalPrice' } },
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
