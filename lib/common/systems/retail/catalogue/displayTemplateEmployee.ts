import type { Entity } from '../../../model/entity';

/** Cash Drawer Opening Slips: `/API/V3/Account/{accountID}/DisplayTemplate/Employee`. */
export const displayTemplateEmployee: Entity = {
  entity: 'DisplayTemplateEmployee',
  kind: 'document',
  label: 'Cash Drawer Opening Slip',
  plural: 'Cash Drawer Opening Slips',
  document: 'Employee',
  path: 'DisplayTemplate/Employee',
  uiTemplate: 'RegisterOpen',
  emitters: ['.json', '.html'],
  envelope: 'Employee',
  idField: 'employeeID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['employeeID'],
  relations: {},
  fixedRelations: ['LastRegister', 'LastRegister.Shop'],
  fields: {},
  undocumentedFields: {
    Register: { type: 'object', readOnly: true, note: 'the LastRegister relation' },
  },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
