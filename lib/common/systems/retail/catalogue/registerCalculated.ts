import type { Entity } from '../../../model/entity';

/** Calculated Register Amounts: `/API/V3/Account/{accountID}/Register/{registerID}/calculated`. */
export const registerCalculated: Entity = {
  entity: 'RegisterCalculated',
  kind: 'entity',
  label: 'Calculated Register Amount',
  plural: 'Calculated Register Amounts',
  path: 'Register/{registerID}/calculated',
  parents: { registerID: 'Register' },
  envelope: 'CalculatedAmount',
  severalAtOnce: true,
  idField: null,
  operations: { get: true, list: false, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: [],
  timeFields: {},
  relations: {},
  fields: {},
  undocumentedFields: {
    add: { type: 'float', readOnly: true },
    withdraw: { type: 'float', readOnly: true },
    payment: { type: 'float', readOnly: true },
    paymentTypeID: { type: 'integer', readOnly: true, ref: 'PaymentType' },
  },
};
