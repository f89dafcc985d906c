import type { Entity } from '../../../model/entity';

/** Account Options: `/API/V3/Account/{accountID}/Option`. */
export const option: Entity = {
  entity: 'Option',
  kind: 'entity',
  label: 'Account Option',
  plural: 'Account Options',
  path: 'Option',
  envelope: 'Option',
  idField: null,
  operations: { get: false, list: true, create: false, update: false, delete: false },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: ['optionID', 'name'],
  timeFields: {},
  pagination: 'none',
  neverEmpty: true,
  relations: {},
  fields: {
    name: {
      type: 'string',
      note: 'for example cost_method, locale, currency_code, tax_pricing, date_format, label_size',
    },
    value: { type: 'string', note: 'untyped text; empty where unset' },
  },
  undocumentedFields: {
    optionID: { type: 'integer' },
  },
};
