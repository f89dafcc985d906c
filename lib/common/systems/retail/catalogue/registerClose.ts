import type { Entity } from '../../../model/entity';

/** Register Closings: `/API/V3/Account/{accountID}/Register/{registerID}/close`. */
export const registerClose: Entity = {
  entity: 'RegisterClose',
  kind: 'operation',
  label: 'Close Register',
  plural: 'Register Closings',
  path: 'Register/{registerID}/close',
  parents: { registerID: 'Register' },
  method: 'POST',
  envelope: 'RegisterCount',
  idField: 'registerCountID',
  returns: 'RegisterCount',
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:register_close'],
  sortable: ['registerCountID'],
  relations: {},
  fields: {
    registerCountID: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true, note: 'closing time' },
    openTime: { type: 'datetime' },
    notes: { type: 'string' },
    registerID: { type: 'integer', ref: 'Register' },
    openEmployeeID: { type: 'integer', ref: 'Employee' },
    closeEmployeeID: { type: 'integer', ref: 'Employee' },
  },
  undocumentedFields: {
    RegisterCountAmounts: { type: 'object', readOnly: true },
  },
  subObjects: {
    RegisterCountAmounts: {
      container: 'RegisterCountAmount',
      note: 'see RegisterCountAmount; one per payment type',
    },
  },
  body: {
    fields: {
      openTime: { type: 'datetime' },
      notes: { type: 'string' },
      openEmployeeID: { type: 'integer', ref: 'Employee' },
      closeEmployeeID: { type: 'integer', ref: 'Employee' },
    },
    required: [],
  },
};
