import type { Entity } from '../../../model/entity';

/** Transfer Printouts: `/API/V3/Account/{accountID}/DisplayTemplate/Transfer`. */
export const displayTemplateTransfer: Entity = {
  entity: 'DisplayTemplateTransfer',
  kind: 'document',
  label: 'Transfer Printout',
  plural: 'Transfer Printouts',
  document: 'Transfer',
  path: 'DisplayTemplate/Transfer',
  uiTemplate: 'TransferReceipt',
  emitters: ['.json', '.html'],
  envelope: 'Transfer',
  idField: 'transferID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:transfers'],
  sortable: ['transferID'],
  relations: {},
  fixedRelations: ['TransferItems', 'TransferItems.Item'],
  fields: {},
  undocumentedFields: {
    TransferFrom: { type: 'object', readOnly: true, note: 'employeeID, shopID and Shop with Contact' },
    TransferTo: { type: 'object', readOnly: true, note: 'needBy, employeeID, shopID and Shop with Contact' },
  },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
