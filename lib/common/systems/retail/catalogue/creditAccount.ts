import type { Entity } from '../../../model/entity';

/** The page allows no other operator. Without it: the fields that lists are sorted and polled by. */
const equalityOnly = { operators: ['='] } as const;

/** Credit Accounts: `/API/V3/Account/{accountID}/CreditAccount`. */
export const creditAccount: Entity = {
  entity: 'CreditAccount',
  kind: 'entity',
  label: 'Credit Account',
  plural: 'Credit Accounts',
  path: 'CreditAccount',
  envelope: 'CreditAccount',
  idField: 'creditAccountID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:customers'],
  sortable: ['creditAccountID', 'timeStamp', 'customerID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['code'],
  vendorUniqueFields: ['code'],
  // Refused a second time by the vendor.
  naturalKeys: [{ fields: ['code'] }],
  // Gift cards are found only so, by equality alone, and their codes come back masked but for four characters.
  lookups: { code: { alsoFilter: { giftCard: 'true' }, onlyVendorCompares: true } },
  relations: {
    Contact: { kind: 'one', owned: true },
    WithdrawalPayments: { kind: 'many', wrapper: 'SalePayment', note: 'wrapper inferred' },
  },
  fields: {
    creditAccountID: { type: 'integer', readOnly: true },
    name: { type: 'string', ...equalityOnly },
    code: {
      type: 'string',
      ...equalityOnly,
      minLength: 8,
      maxLength: 32,
      note: 'gift card code of 8 to 32 characters; masked without the optional scope',
    },
    description: {
      type: 'string',
      isFreeText: true,
      ...equalityOnly,
    },
    giftCard: { type: 'boolean', ...equalityOnly, note: 'settable at creation; a code alone makes a gift card too' },
    archived: { type: 'boolean', ...equalityOnly, note: 'set by Delete Object' },
    customerID: {
      type: 'integer',
      ...equalityOnly,
      ref: 'Customer',
    },
    Contact: { type: 'object', note: 'only loaded on request' },
    WithdrawalPayments: { type: 'object', note: 'SalePayment records; only loaded on request' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
    balance: {
      type: 'float',
      ...equalityOnly,
      readOnly: true,
      note: 'negative is a deposit, positive is owed',
    },
  },
  undocumentedFields: {
    creditLimit: { type: 'float', ...equalityOnly, note: '0 is unlimited; set through Customer.CreditAccount' },
  },
  create: {
    fields: ['name', 'code', 'customerID', 'description', 'giftCard'],
    required: ['code'],
  },
  update: {
    fields: ['name', 'description'],
    required: [],
  },
  queryParams: {
    giftCard: {
      type: 'boolean',
      ...equalityOnly,
      reveals: 'gift cards',
      note: 'must be true, else the list leaves gift cards out',
    },
    code: { type: 'string', ...equalityOnly, note: 'finds a gift card; equality only, one request per second' },
  },
};
