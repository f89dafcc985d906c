import type { Entity } from '../../../model/entity';
import { displayTemplateItemAsLabel } from './displayTemplateItemAsLabel';

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
    ...displayTemplateItemAsLabel.fields,
    copies: { type: 'integer', readOnly: true, note: 'labels to print' },
  },
  undocumentedFields: {
    labelID: { type: 'integer', readOnly: true },
    Item: { type: 'object', readOnly: true },
    m: { type: 'object', readOnly: true, note: 'label data' },
  },
  subObjects: { ...displayTemplateItemAsLabel.subObjects },
  queryParams: {
    ...displayTemplateItemAsLabel.queryParams,
    copies: { type: 'integer', default: 1, pageOnly: true },
  },
};
