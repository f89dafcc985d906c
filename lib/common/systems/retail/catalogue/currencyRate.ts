import type { Entity } from '../../../model/entity';

/** Currency Rates: `/API/V3/Account/{accountID}/CurrencyRate`. */
export const currencyRate: Entity = {
  entity: 'CurrencyRate',
  kind: 'entity',
  label: 'Currency Rate',
  plural: 'Currency Rates',
  path: 'CurrencyRate',
  envelope: 'CurrencyRate',
  idField: 'currencyRateID',
  operations: { get: true, list: true, create: true, update: true, delete: false },
  scopes: [],
  sortable: [],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  uniqueFields: ['currencyCode'],
  naturalKeys: [{ fields: ['currencyCode'] }],
  pagination: 'none',
  relations: {},
  fields: {
    currencyRateID: { type: 'integer', readOnly: true },
    currencyCode: {
      type: 'string',
      pattern: { regExp: '^[A-Za-z]{3}$', text: 'an ISO code of three letters' },
      note: 'ISO code; create only',
    },
    rate: { type: 'float', note: "this currency divided by the account's base currency" },
    createTime: { type: 'datetime', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
  },
  undocumentedFields: {},
  create: {
    fields: ['currencyCode', 'rate'],
    required: [],
  },
  update: {
    fields: ['rate'],
    required: [],
  },
};
