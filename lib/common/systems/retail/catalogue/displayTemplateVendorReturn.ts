import type { Entity } from '../../../model/entity';

/** Vendor Return Printouts: `/API/V3/Account/{accountID}/DisplayTemplate/VendorReturn`. */
export const displayTemplateVendorReturn: Entity = {
  entity: 'DisplayTemplateVendorReturn',
  kind: 'document',
  label: 'Vendor Return Printout',
  plural: 'Vendor Return Printouts',
  document: 'VendorReturn',
  path: 'DisplayTemplate/VendorReturn',
  emitters: ['.json', '.html'],
  envelope: 'VendorReturn',
  idField: 'vendorReturnID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:vendor_returns'],
  sortable: ['vendorReturnID'],
  relations: {},
  fixedRelations: [
    'Note',
    'VendorReturnItems',
    'VendorReturnItems.Item',
    'VendorReturnItems.Item.ItemVendorNums',
    'Shop',
    'Shop.Contact',
    'Vendor',
    'Vendor.Contact',
    'VendorReturnItems.VendorReturnItemReason',
  ],
  fields: {},
  undocumentedFields: {},
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
