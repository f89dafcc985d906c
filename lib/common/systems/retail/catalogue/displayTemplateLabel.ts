import type { Entity } from '../../../model/entity';

/** Queued Labels: `/API/V3/Account/{accountID}/DisplayTemplate/Label`. */
export const displayTemplateLabel: Entity = {
  entity: 'DisplayTemplateLabel',
  kind: 'document',
  label: 'Queued Label',
  plural: 'Queued Labels',
  document: 'Label',
  path: 'DisplayTemplate/Label',
  uiTemplate: 'ItemLabel',
  emitters: ['.json', '.html'],
  envelope: 'Label',
  idField: 'labelID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_base'],
  sortable: ['labelID'],
  ownRecord: true,
  relations: {},
  fixedRelations: [
    'Item.ItemVendorNums',
    'Item.Note',
    'Item.Category',
    'Item.DefaultVendor',
    'Item.ItemMatrix',
    'Item.Manufacturer',
  ],
  fields: {
    copies: { type: 'integer', readOnly: true, note: 'labels to print' },
    itemID: { type: 'integer', readOnly: true, ref: 'Item' },
  },
  undocumentedFields: {
    labelID: { type: 'integer', readOnly: true },
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
    copies: { type: 'integer', default: 1, pageOnly: true },
  },
};
