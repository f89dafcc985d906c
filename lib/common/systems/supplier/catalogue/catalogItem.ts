import type { Entity, Field } from '../../../model/entity';

/** A length or weight. */
const measure: Readonly<Record<string, Field>> = {
  unit: { type: 'string', note: 'such as in or lbs' },
  value: { type: 'float' },
};

/**
 * An item of the supplier's catalogue, with the names of the vendor's JSON files. Sources: vendor's pages Product Data
 * Definitions and CSV Format; Inventoried Items for the part `inventory`.
 */
export const catalogItem: Entity = {
  entity: 'CatalogItem',
  kind: 'entity',
  label: 'Catalog Item',
  plural: 'Catalog Items',
  path: 'v1/catalog/upload',
  envelope: null,
  idField: 'vendorSku',
  idFormat: 'text',
  writtenByKey: true,
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: [],
  sortable: [],
  relations: {},
  fields: {
    vendorSku: { type: 'string', notBlank: true, note: 'your own number of the item, by which it is found again' },
    name: { type: 'string' },
    brand: { type: 'string' },
    msrp: { type: 'float', minimum: 0, note: 'the suggested retail price' },
    defaultCost: { type: 'float', minimum: 0, note: 'what merchants pay; shown to connected merchants only' },
    language: { type: 'string', note: 'such as en' },
    isVisible: { type: 'mixed', note: 'true or false (Yes or No): whether merchants see the item; default true' },
    images: { type: 'array', note: 'public URLs. One page of the vendor asks for them, another only urges' },
    description: { type: 'string', isFreeText: true },
    additionaldescription: {
      type: 'string',
      isFreeText: true,
      note: 'may hold HTML; written in small letters in JSON files',
    },
    gtin: { type: 'string', note: 'UPC, EAN, ISBN or ITF-14 as a text, with its leading zeros' },
    groupID: { type: 'string', note: 'the same for all variants of an item' },
    variation: { type: 'mixed', note: 'an object of texts: name of the attribute -> value' },
    shippingDimensions: { type: 'object' },
    shippingWeight: { type: 'object' },
    customCategories: { type: 'array', note: 'texts' },
    inventory: { type: 'object', note: 'the flags default to false; give both' },
  },
  undocumentedFields: {
    manufacturerSku: { type: 'string', note: 'documented for CSV files, not seen in a JSON file' },
    googleCategory: { type: 'string', note: 'documented for CSV files, not seen in a JSON file' },
  },
  subObjects: {
    'shippingDimensions.height': { fields: measure },
    'shippingDimensions.length': { fields: measure },
    'shippingDimensions.width': { fields: measure },
    shippingDimensions: { fields: {} },
    shippingWeight: { fields: measure },
    inventory: {
      fields: {
        isBackorderingEnabled: { type: 'boolean', note: 'merchants see that backorder is available; default false' },
        isInventoryTrackingEnabled: {
          type: 'boolean',
          note: 'stock is tracked; default false, and then quantities may have no effect',
        },
      },
    },
  },
  create: {
    fields: [
      ...['vendorSku', 'name', 'brand', 'msrp', 'defaultCost', 'language', 'isVisible', 'images', 'description'],
      ...['additionaldescription', 'gtin', 'groupID', 'variation', 'shippingDimensions', 'shippingWeight'],
      ...['customCategories', 'inventory', 'manufacturerSku', 'googleCategory'],
    ],
    required: ['vendorSku', 'name', 'brand', 'msrp', 'defaultCost', 'language'],
    multipart: { file: 'file', metadata: null },
  },
};
