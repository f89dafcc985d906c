import type { Entity } from '../../../model/entity';

/** Register Count Amounts: `/API/V3/Account/{accountID}/RegisterCountAmount`. */
export const registerCountAmount: Entity = {
  entity: 'RegisterCountAmount',
  kind: 'entity',
  label: 'Register Count Amount',
  plural: 'Register Count Amounts',
  path: 'RegisterCountAmount',
  envelope: 'RegisterCountAmount',
  idField: 'registerCountAmountID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['registerCountAmountID', 'registerCountID'],
  timeFields: {},
  relations: {
    PaymentType: { kind: 'one' },
  },
  fields: {
    registerCountAmountID: { type: 'integer', readOnly: true },
    calculated: { type: 'float', readOnly: true, note: 'expected amount, from payments' },
    actual: { type: 'float', readOnly: true, note: 'counted amount' },
    registerCountID: { type: 'integer', readOnly: true, ref: 'RegisterCount' },
    paymentTypeID: { type: 'integer', readOnly: true, ref: 'PaymentType' },
    PaymentType: { type: 'object', readOnly: true },
  },
  undocumentedFields: {},
};
