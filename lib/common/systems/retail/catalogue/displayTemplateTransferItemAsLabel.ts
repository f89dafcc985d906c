import type { Entity } from '../../../model/entity';

/** Transfer Item Labels: `/API/V3/Account/{accountID}/DisplayTemplate/TransferItemAsLabel`. */
export const displayTemplateTransferItemAsLabel: Entity = {
  entity: 'DisplayTemplateTransferItemAsLabel',
  kind: 'document',
  label: 'Transfer Item Label',
  plural: 'Transfer Item Labels',
  document: 'TransferItem',
  path: 'DisplayTemplate/TransferItemAsLabel',
  uiTemplate: 'ItemLabel',
  emitters: ['.json', '.html'],
  envelope: 'Label',
  idField: 'transferItemID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_base'],
  sortable: ['transferItemID'],
  ownRecord: true,
  relations: {},
  fixedRelations: [],
  fields: {
    copies: { type: 'integer', readOnly: true, note: 'first non-zero of received, sent, toSend' },
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
  },
};
