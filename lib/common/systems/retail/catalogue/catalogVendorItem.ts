import type { Entity } from '../../../model/entity';
import { catalogSearch } from './catalogSearch';

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
    ...catalogSearch.fields,
    catalogVendorItemID: { type: 'integer', note: 'on create, picks which catalogue item gets imported' },
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
    ...catalogSearch.subObjects,
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
