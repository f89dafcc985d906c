import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = [
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
];

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
  uniqueFields: ['name', 'accountNumber', 'b2bSellerUID'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {
    Contact: { kind: 'one', owned: true },
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
    Contact: { type: 'object' },
    Reps: { type: 'array' },
    purchasingCurrency: { type: 'object' },
  },
  undocumentedFields: {
    contactID: { type: 'integer' },
    noteID: { type: 'integer' },
    currencyRateID: { type: 'integer', ref: 'CurrencyRate' },
    integrationName: { type: 'string' },
    integrationLogin: { type: 'string' },
    integrationPassword: { type: 'string', note: 'credential' },
    integrationAccount: { type: 'string' },
    integrationEnabled: { type: 'integer' },
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
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
