import type { Entity } from '../../../model/entity';

/** Register Count Slips: `/API/V3/Account/{accountID}/DisplayTemplate/RegisterCount`. */
export const displayTemplateRegisterCount: Entity = {
  entity: 'DisplayTemplateRegisterCount',
  kind: 'document',
  label: 'Register Count Slip',
  plural: 'Register Count Slips',
  document: 'RegisterCount',
  path: 'DisplayTemplate/RegisterCount',
  uiTemplate: 'RegisterCount',
  emitters: ['.json', '.html'],
  envelope: 'RegisterCount',
  idField: 'registerCountID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['registerCountID'],
  relations: {},
  fixedRelations: [
    'RegisterCountAmounts',
    'RegisterCountAmounts.PaymentType',
    'OpenEmployee',
    'CloseEmployee',
    'Register',
    'Register.Shop',
  ],
  fields: {},
  undocumentedFields: {
    Employee: { type: 'array', readOnly: true, note: 'OpenEmployee and CloseEmployee together' },
  },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
