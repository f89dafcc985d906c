import type { Entity } from '../../../model/entity';

/** Vendors: `/API/V3/Account/{accountID}/Vendor`. */
export const vendor: Entity = {
  entity: 'Vendor',
  kind: 'entity',
  label: 'Vendor',
  plural: 'Vendors',
  path: 'Vendor',
  envelope: 'Vendor',
  idField: 'vendorID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: [],
  sortable: ['vendorID', 'timeStamp', 'name'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    Contact: { kind: 'one' },
  },
  fields: {
    vendorID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    archived: { type: 'boolean' },
    accountNumber: { type: 'string', note: "the merchant's account at this vendor" },
    priceLevel: { type: 'string', note: "vendor's own tier label, not a PriceLevel id" },
    updatePrice: { type: 'boolean', note: 'take catalog MSRP when an item is ordered' },
    updateCost: { type: 'boolean', note: 'take catalog cost when an item is ordered' },
    updateDescription: { type: 'boolean', note: 'take catalog description when an item is ordered' },
    shareSellThrough: { type: 'boolean' },
    timeStamp: { type: 'datetime', readOnly: true },
    b2bSellerUID: { type: 'string', note: 'NuORDER id' },
    Contact: { type: 'object', remark: 'documented as reference' },
    Reps: { type: 'array', remark: 'documented as collection; update sample sends a plain string' },
    purchasingCurrency: { type: 'object', remark: 'not in create/update tables' },
  },
  undocumentedFields: {
    contactID: { type: 'integer', remark: 'seen only in embedded records' },
    noteID: { type: 'integer', remark: 'seen only in embedded records' },
    currencyRateID: { type: 'integer', ref: 'CurrencyRate', remark: 'seen only in embedded records' },
    integrationName: { type: 'string', remark: 'seen only in embedded records' },
    integrationLogin: { type: 'string', remark: 'seen only in embedded records' },
    integrationPassword: { type: 'string', note: 'credential', remark: 'seen only in embedded records' },
    integrationAccount: { type: 'string', remark: 'seen only in embedded records' },
    integrationEnabled: { type: 'integer', remark: 'seen only in embedded records, as 0' },
  },
  subObjects: {
    Reps: {
      container: 'VendorRep',
      undocumentedFields: {
        firstName: { type: 'string' },
        lastName: { type: 'string' },
      },
    },
    purchasingCurrency: {
      undocumentedFields: {
        code: { type: 'string' },
        symbol: { type: 'string' },
        rate: { type: 'float' },
      },
    },
  },
  create: {
    fields: [
      'name',
      'accountNumber',
      'priceLevel',
      'updatePrice',
      'updateCost',
      'updateDescription',
      'shareSellThrough',
      'b2bSellerUID',
      'Contact',
      'Reps',
    ],
    required: [],
  },
  update: {
    fields: [
      'name',
      'accountNumber',
      'priceLevel',
      'updatePrice',
      'updateCost',
      'updateDescription',
      'shareSellThrough',
      'b2bSellerUID',
      'Contact',
      'Reps',
    ],
    required: [],
  },
  notes: [
    'Reps appears in no response on this page; recorded answers wrap one or more VendorRep.',
    'archived is in the field table but in neither create nor update table.',
    'Samples show purchasingCurrency on reads only, not after create, update or delete.',
    "purchasingCurrency's parts are named on the page, without types.",
  ],
};
