import type { Entity } from '../../../model/entity';

/** Accounts: `/API/V3/Account`. */
export const account: Entity = {
  entity: 'Account',
  kind: 'entity',
  label: 'Account',
  plural: 'Accounts',
  path: '/API/V3/Account',
  envelope: 'Account',
  bareById: true,
  idField: 'accountID',
  operations: { get: true, list: true, create: false, update: true, delete: false },
  scopes: [],
  sortable: [],
  timeFields: {},
  pagination: 'none',
  neverEmpty: true,
  relations: {},
  fields: {
    status: { type: 'string' },
    name: { type: 'string' },
    employeeCount: { type: 'integer', readOnly: true, note: 'active employees only; archived ones excluded' },
    employeeLimit: { type: 'integer' },
    uniqueSubscriptionIdentifier: {
      type: 'string',
      readOnly: true,
      note: 'support code',
    },
    defaultCurrency: { type: 'object' },
    purchasingCurrencies: { type: 'object' },
  },
  undocumentedFields: {
    accountID: { type: 'integer', readOnly: true },
    link: { type: 'object', readOnly: true },
  },
  subObjects: {
    defaultCurrency: {
      fields: {
        code: { type: 'string' },
        symbol: { type: 'string' },
      },
    },
    purchasingCurrencies: {
      container: 'purchasingCurrency',
      fields: {
        code: { type: 'string' },
        symbol: { type: 'string' },
        rate: { type: 'float' },
      },
      note: 'one purchasingCurrency per currency',
    },
  },
};
