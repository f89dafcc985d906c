import type { Entity } from '../../../model/entity';

/** Register Openings: `/API/V3/Account/{accountID}/Register/{registerID}/open`. */
export const registerOpen: Entity = {
  entity: 'RegisterOpen',
  kind: 'operation',
  label: 'Open Register',
  plural: 'Register Openings',
  path: 'Register/{registerID}/open',
  parents: { registerID: 'Register' },
  method: 'POST',
  envelope: 'RegisterWithdraw',
  idField: 'registerWithdrawID',
  returns: 'RegisterWithdraw',
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:register_open'],
  sortable: ['registerWithdrawID'],
  relations: {},
  fields: {
    registerWithdrawID: { type: 'integer', readOnly: true },
    amount: { type: 'float', note: 'positive for an opening count or addition, negative for a payout' },
    createTime: { type: 'datetime', readOnly: true },
    notes: { type: 'string' },
    employeeID: { type: 'integer', ref: 'Employee' },
    paymentTypeID: { type: 'integer', ref: 'PaymentType' },
    registerID: { type: 'integer', readOnly: true, ref: 'Register' },
  },
  undocumentedFields: {},
  body: {
    fields: {
      amount: { type: 'float', note: 'positive for an opening count or addition, negative for a payout' },
      notes: { type: 'string' },
      employeeID: { type: 'integer', ref: 'Employee' },
      paymentTypeID: { type: 'integer', ref: 'PaymentType' },
    },
    required: ['paymentTypeID'],
  },
};
