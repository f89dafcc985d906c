import type { Entity } from '../../../model/entity';

/** Vendor Returns: `/API/V3/Account/{accountID}/VendorReturn`. */
export const vendorReturn: Entity = {
  entity: 'VendorReturn',
  kind: 'entity',
  label: 'Vendor Return',
  plural: 'Vendor Returns',
  path: 'VendorReturn',
  envelope: 'VendorReturn',
  idField: 'vendorReturnID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:vendor_returns'],
  sortable: ['vendorReturnID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    sentDate: { sortable: false, tracks: 'event' },
  },
  uniqueFields: ['refNum'],
  relations: {
    Note: { kind: 'one', owned: true },
    Shop: { kind: 'one' },
    'Shop.Contact': { kind: 'one', owned: true },
    Vendor: { kind: 'one' },
    'Vendor.Contact': { kind: 'one', owned: true },
    'Vendor.Reps': { kind: 'many', wrapper: 'VendorRep' },
    VendorReturnItems: { kind: 'many', wrapper: 'VendorReturnItem' },
    'VendorReturnItems.Item': { kind: 'one' },
    'VendorReturnItems.VendorReturnItemReason': { kind: 'one' },
  },
  fields: {
    vendorReturnID: { type: 'integer', readOnly: true },
    vendorID: { type: 'integer', ref: 'Vendor' },
    shopID: { type: 'integer', ref: 'Shop' },
    refNum: { type: 'string', note: 'external reference' },
    status: { type: 'string', note: 'for example open or sent' },
    sentDate: { type: 'datetime', note: 'key is absent until sent' },
    shipCost: { type: 'float' },
    otherCost: { type: 'float' },
    hideVendorDetails: { type: 'boolean' },
    archived: { type: 'boolean' },
    VendorReturnItems: { type: 'object' },
    Note: { type: 'object' },
    Shop: { type: 'object' },
    Vendor: { type: 'object' },
    subtotal: { type: 'float', readOnly: true },
    total: { type: 'float', readOnly: true, note: 'items plus adjustments' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  subObjects: {
    VendorReturnItems: {
      container: 'VendorReturnItem',
      undocumentedFields: {
        vendorReturnItemID: { type: 'integer', readOnly: true },
        vendorReturnID: { type: 'integer', ref: 'VendorReturn' },
        itemID: { type: 'integer', ref: 'Item' },
        orderID: { type: 'integer', ref: 'Order' },
        quantity: { type: 'integer' },
        cost: { type: 'float' },
        subtotal: { type: 'float', readOnly: true },
        inventoryInStock: { type: 'integer', readOnly: true },
        vendorReturnItemReasonID: { type: 'integer' },
        Item: { type: 'object' },
        VendorReturnItemReason: { type: 'object' },
      },
    },
    'VendorReturnItems.VendorReturnItemReason': {
      undocumentedFields: {
        vendorReturnItemReasonID: { type: 'integer', readOnly: true },
        reason: { type: 'string' },
        defaultSelected: { type: 'boolean' },
        archived: { type: 'boolean' },
        createTime: { type: 'datetime', readOnly: true },
        timeStamp: { type: 'datetime', readOnly: true },
        isSystem: { type: 'boolean' },
        sortOrder: { type: 'integer' },
      },
    },
    'VendorReturnItems.Item.Prices': {
      container: 'ItemPrice',
      keyFields: ['useType', 'useTypeID'],
    },
    Note: {
      owned: true,
      undocumentedFields: {
        note: { type: 'string' },
        isPublic: { type: 'boolean' },
        timeStamp: { type: 'datetime', readOnly: true },
      },
    },
    Shop: {
      undocumentedFields: {
        networkHealthTool: { type: 'boolean' },
      },
    },
    'Vendor.Reps': {
      undocumentedFields: {
        firstName: { type: 'string' },
        lastName: { type: 'string' },
      },
    },
    'Vendor.Contact.Addresses': {
      container: 'ContactAddress',
    },
    'Vendor.Contact.Phones': {
      container: 'ContactPhone',
    },
    'Vendor.Contact.Emails': {
      container: 'ContactEmail',
    },
  },
};
