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
      remark: 'page mentions 6 digits, sample holds 9 characters',
    },
    defaultCurrency: { type: 'object' },
    purchasingCurrencies: { type: 'object', remark: 'wraps an array under purchasingCurrency' },
  },
  undocumentedFields: {
    accountID: { type: 'integer', readOnly: true, remark: 'in the collection sample only' },
    link: { type: 'object', readOnly: true, remark: 'holds @attributes.href; in the collection sample' },
  },
  subObjects: {
    defaultCurrency: {
      fields: {
        code: { type: 'string', remark: 'type inferred from sample' },
        symbol: { type: 'string', remark: 'type inferred from sample' },
      },
    },
    purchasingCurrencies: {
      container: 'purchasingCurrency',
      fields: {
        code: { type: 'string', remark: 'type inferred from sample' },
        symbol: { type: 'string', remark: 'type inferred from sample' },
        rate: { type: 'float', remark: 'type inferred from sample' },
      },
      note: 'one purchasingCurrency per currency',
    },
  },
  notes: [
    'Collection returns only the account that the access token belongs to.',
    'Collection sample holds one object: accountID, name and link (@attributes.href) only.',
    'Single-read sample has no envelope: fields sit at top level, without accountID.',
    "Single-read sample's @attributes carries systemCustomerID (the account id) instead of count.",
    'Table allows update, but the page has no update section; accepted fields unknown.',
    'The collection path has no account id segment; one record is /API/V3/Account/{accountID}.',
  ],
};
