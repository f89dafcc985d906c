import type { Entity } from '../../../model/entity';

/** Registers: `/API/V3/Account/{accountID}/Register`. */
export const register: Entity = {
  entity: 'Register',
  kind: 'entity',
  label: 'Register',
  plural: 'Registers',
  path: 'Register',
  envelope: 'Register',
  idField: 'registerID',
  operations: { get: true, list: true, create: false, update: true, delete: false },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: ['registerID'],
  timeFields: {},
  uniqueFields: ['name'],
  relations: {},
  fields: {
    registerID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    open: { type: 'boolean', note: 'Run Operation opens and closes registers' },
    openTime: { type: 'datetime', note: 'last opening' },
    tipEnabled: { type: 'boolean', note: 'tipping allowed' },
    openEmployeeID: { type: 'integer', ref: 'Employee', note: 'who opened it' },
    shopID: { type: 'integer', ref: 'Shop' },
  },
  undocumentedFields: {
    archived: { type: 'boolean', readOnly: true },
    ccTerminalID: { type: 'string' },
  },
};
