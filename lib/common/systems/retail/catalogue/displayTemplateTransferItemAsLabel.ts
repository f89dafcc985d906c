import type { Entity } from '../../../model/entity';
import { displayTemplateItemAsLabel } from './displayTemplateItemAsLabel';

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
  undocumentedFields: displayTemplateItemAsLabel.undocumentedFields,
  subObjects: { ...displayTemplateItemAsLabel.subObjects },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
