import type { Entity } from '../../../model/entity';

/** Vendor Catalog Items: `/API/V3/Account/{accountID}/CatalogVendorItem`. */
export const catalogVendorItem: Entity = {
  entity: 'CatalogVendorItem',
  kind: 'entity',
  label: 'Vendor Catalog Item',
  plural: 'Vendor Catalog Items',
  path: 'CatalogVendorItem',
  envelope: 'CatalogVendorItem',
  idField: 'catalogVendorItemID',
  operations: { get: true, list: true, create: true, update: false, delete: false },
  scopes: ['employee:product_cost'],
  sortable: ['catalogVendorItemID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['upc', 'ean'],
  relations: {
    CatalogVendor: { kind: 'one' },
  },
  fields: {
    catalogVendorItemID: { type: 'integer', note: 'on create, picks which catalogue item gets imported' },
    vendorNumber: { type: 'string', note: "vendor's own part number" },
    description: { type: 'string' },
    category: { type: 'string', note: 'suggested category as text, not a Category id' },
    model: { type: 'string', note: 'usually a model year' },
    retailUnit: { type: 'integer', note: 'pieces per order unit' },
    unitOfMeasurement: { type: 'string', note: 'grouping word such as box or pair' },
    cost: { type: 'float', note: 'base vendor cost' },
    costLevel2: { type: 'float', note: 'first discounted cost tier' },
    costLevel3: { type: 'float', note: 'second discounted cost tier' },
    costLevel4: { type: 'float', note: 'last discounted cost tier' },
    msrp: { type: 'float' },
    breakQty: { type: 'integer', note: 'quantity that triggers the first bulk price' },
    breakPrice: { type: 'float', note: 'price beyond breakQty' },
    manufacturerNumber: { type: 'string' },
    brand: { type: 'string' },
    lastPriceChange: { type: 'date' },
    upc: { type: 'string' },
    ean: { type: 'string' },
    ean2: { type: 'string', note: 'alternate EAN' },
    status: { type: 'string' },
    year: { type: 'string', note: 'model year' },
    replacement: { type: 'string', note: 'suggested substitute item' },
    replacementDescription: { type: 'string' },
    breakQty2: { type: 'integer' },
    breakPrice2: { type: 'float', note: 'cost at breakQty2' },
    breakQty3: { type: 'integer' },
    breakPrice3: { type: 'float' },
    colorName: { type: 'string' },
    sizeName: { type: 'string' },
    archived: { type: 'boolean' },
    lastQoh: { type: 'integer', note: "vendor's last stock level" },
    catalogVendorID: {
      type: 'integer',
      refObject: 'CatalogVendor',
    },
    CatalogVendor: { type: 'object' },
    CatalogVendorAvailability: {
      type: 'array',
    },
  },
  undocumentedFields: {
    timeStamp: { type: 'datetime', readOnly: true },
    catalogMasterID: { type: 'integer' },
  },
  subObjects: {
    CatalogVendorAvailability: { container: 'VendorAvailability', note: 'container inferred' },
    CatalogVendor: {
      undocumentedFields: {
        catalogVendorID: { type: 'integer' },
        name: { type: 'string' },
        lastUpdate: { type: 'datetime' },
      },
    },
  },
  create: {
    fields: ['catalogVendorItemID'],
    required: ['catalogVendorItemID'],
  },
  queryParams: {
    catalogVendorID: {
      type: 'integer',
      reveals: 'items of vendor catalogs that are not set up in the account',
      note: "lifts the limit to the account's configured vendor catalogues",
    },
  },
};
