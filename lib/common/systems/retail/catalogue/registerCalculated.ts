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
  notes: [
    'Envelope differs from the path: an array, one element per payment type.',
    'Table says single read only, though the result is a list.',
    'Sample has no @attributes, so no paging hints.',
    'Covers the time since that register was opened.',
    'No field table; the fields are read off the sample.',
  ],
};
