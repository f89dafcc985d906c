import type { Entity } from '../../../model/entity';

/** Register Count Slips: `/API/V3/Account/{accountID}/DisplayTemplate/RegisterCount`. */
export const displayTemplateRegisterCount: Entity = {
  entity: 'DisplayTemplateRegisterCount',
  kind: 'document',
  label: 'Register Count Slip',
  plural: 'Register Count Slips',
  document: 'RegisterCount',
  path: 'DisplayTemplate/RegisterCount',
  htmlPath: 'DisplayTemplate/RegisterCount/{registerCountID}.html',
  uiTemplate: 'RegisterCount',
  emitters: ['.json', '.html'],
  envelope: 'RegisterCount',
  idField: 'registerCountID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  prints: { html: ['single'], json: ['single', 'query'] },
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
  notes: ['OpenEmployee and CloseEmployee both come back in one Employee array; order unstated.'],
};
