import type { Entity } from '../../../model/entity';

/** Register Closing Counts: `/API/V3/Account/{accountID}/RegisterCount`. */
export const registerCount: Entity = {
  entity: 'RegisterCount',
  kind: 'entity',
  label: 'Register Closing Count',
  plural: 'Register Closing Counts',
  path: 'RegisterCount',
  envelope: 'RegisterCount',
  idField: 'registerCountID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['registerCountID'],
  timeFields: {
    createTime: { sortable: false, tracks: 'creation', note: 'the closing time; records never change' },
  },
  relations: {
    RegisterCountAmounts: { kind: 'many', wrapper: 'RegisterCountAmount' },
    'RegisterCountAmounts.PaymentType': { kind: 'one' },
  },
  fields: {
    registerCountID: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true, note: 'closing time, when the count was submitted' },
    openTime: { type: 'datetime', readOnly: true },
    notes: { type: 'string', readOnly: true },
    registerID: { type: 'integer', readOnly: true, ref: 'Register' },
    openEmployeeID: { type: 'integer', readOnly: true, ref: 'Employee' },
    closeEmployeeID: {
      type: 'integer',
      readOnly: true,
      ref: 'Employee',
      note: 'submitted the count',
    },
    RegisterCountAmounts: { type: 'object', readOnly: true, note: 'counted and expected amounts' },
  },
  undocumentedFields: {},
};
