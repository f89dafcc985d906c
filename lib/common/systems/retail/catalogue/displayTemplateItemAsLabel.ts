import type { Entity } from '../../../model/entity';

/** Item Labels: `/API/V3/Account/{accountID}/DisplayTemplate/ItemAsLabel`. */
export const displayTemplateItemAsLabel: Entity = {
  entity: 'DisplayTemplateItemAsLabel',
  kind: 'document',
  label: 'Item Label',
  plural: 'Item Labels',
  document: 'Item',
  path: 'DisplayTemplate/ItemAsLabel',
  uiTemplate: 'ItemLabel',
  emitters: ['.json', '.html'],
  envelope: 'Label',
  idField: 'itemID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_base'],
  sortable: ['itemID'],
  ownRecord: true,
  relations: {},
  fixedRelations: [
    'Item',
    'Item.ItemVendorNums',
    'Item.Note',
    'Item.Category',
    'Item.DefaultVendor',
    'Item.ItemMatrix',
    'Item.Manufacturer',
  ],
  fields: {
    copies: { type: 'integer', readOnly: true, note: 'set through the copies parameter' },
    itemID: { type: 'integer', readOnly: true, ref: 'Item' },
  },
  undocumentedFields: {
    Item: { type: 'object', readOnly: true },
    m: { type: 'object', readOnly: true, note: 'label data' },
  },
  subObjects: {
    m: {
      fields: {
        currency_symbol: { type: 'string', readOnly: true },
        price: { type: 'float', readOnly: true, note: "item's default price at the printing shop" },
      },
      undocumentedFields: {
        title: { type: 'string', readOnly: true },
      },
    },
  },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
    copies: { type: 'integer', default: 1 },
  },
};
