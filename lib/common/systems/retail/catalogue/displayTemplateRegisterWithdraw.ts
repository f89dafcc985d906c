import type { Entity } from '../../../model/entity';

/** Register Withdrawal Slips: `/API/V3/Account/{accountID}/DisplayTemplate/RegisterWithdraw`. */
export const displayTemplateRegisterWithdraw: Entity = {
  entity: 'DisplayTemplateRegisterWithdraw',
  kind: 'document',
  label: 'Register Withdrawal Slip',
  plural: 'Register Withdrawal Slips',
  document: 'RegisterWithdraw',
  path: 'DisplayTemplate/RegisterWithdraw',
  uiTemplate: 'RegisterWithdraw',
  emitters: ['.json', '.html'],
  envelope: 'RegisterWithdraw',
  idField: 'registerWithdrawID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['registerWithdrawID'],
  relations: {},
  fixedRelations: ['PaymentType', 'Employee', 'Register', 'Register.Shop'],
  fields: {},
  undocumentedFields: {},
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
  },
};
