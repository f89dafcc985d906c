import type { Entity } from '../../../model/entity';

/** Register Withdrawals: `/API/V3/Account/{accountID}/RegisterWithdraw`. */
export const registerWithdraw: Entity = {
  entity: 'RegisterWithdraw',
  kind: 'entity',
  label: 'Register Withdrawal',
  plural: 'Register Withdrawals',
  path: 'RegisterWithdraw',
  envelope: 'RegisterWithdraw',
  idField: 'registerWithdrawID',
  operations: { get: true, list: true, create: true, update: false, delete: false },
  scopes: ['employee:reports', 'employee:register', 'employee:register_withdraw'],
  sortable: ['registerWithdrawID'],
  timeFields: {
    createTime: { sortable: false, tracks: 'creation', note: 'writable, so it may be backdated' },
  },
  relations: {
    PaymentType: { kind: 'one' },
  },
  fields: {
    registerWithdrawID: { type: 'integer', readOnly: true },
    amount: { type: 'float', note: 'signed: negative takes money out, positive adds or opens' },
    createTime: { type: 'datetime' },
    notes: { type: 'string' },
    employeeID: { type: 'integer', ref: 'Employee' },
    paymentTypeID: { type: 'integer', ref: 'PaymentType' },
    registerID: { type: 'integer', ref: 'Register' },
    PaymentType: { type: 'object' },
  },
  undocumentedFields: {},
  create: {
    fields: ['amount', 'createTime', 'notes', 'employeeID', 'paymentTypeID', 'registerID', 'PaymentType'],
    required: [],
  },
};
