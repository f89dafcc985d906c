import type { Entity } from '../../../model/entity';

/** Purchase Order Printouts: `/API/V3/Account/{accountID}/DisplayTemplate/Order`. */
export const displayTemplateOrder: Entity = {
  entity: 'DisplayTemplateOrder',
  kind: 'document',
  label: 'Purchase Order Printout',
  plural: 'Purchase Order Printouts',
  document: 'Order',
  path: 'DisplayTemplate/Order',
  uiTemplate: 'Order',
  emitters: ['.json', '.html'],
  envelope: 'Order',
  idField: 'orderID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:purchase_orders'],
  sortable: ['orderID'],
  relations: {},
  fixedRelations: [
    'OrderLines',
    'OrderLines.Item',
    'OrderLines.Item.ItemVendorNums',
    'OrderLines.SpecialOrders',
    'Note',
    'Vendor',
    'Vendor.Contact',
    'Shop',
    'Shop.Contact',
  ],
  fields: {},
  undocumentedFields: {
    m: { type: 'object', readOnly: true, note: 'computed amounts' },
  },
  subObjects: {
    m: {
      fields: {
        subtotal: { type: 'float', readOnly: true, note: 'before discount' },
        totalDiscount: { type: 'float', readOnly: true },
        total: { type: 'float', readOnly: true, note: 'after discount' },
        shipping: { type: 'float', readOnly: true, note: "vendor's shipping charge" },
        other: { type: 'float', readOnly: true, note: "vendor's other charges" },
      },
    },
    OrderLines: {
      container: 'OrderLine',
    },
    'OrderLines.m': {
      fields: {
        cost: { type: 'float', readOnly: true, note: 'before discount' },
        total: { type: 'float', readOnly: true },
      },
    },
  },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
