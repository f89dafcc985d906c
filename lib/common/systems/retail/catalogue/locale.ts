import type { Entity } from '../../../model/entity';

/** Locales: `/API/Locale`. */
export const locale: Entity = {
  entity: 'Locale',
  kind: 'entity',
  label: 'Locale',
  plural: 'Locales',
  path: '/API/Locale',
  envelope: 'Locale',
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
  sortable: [],
  timeFields: {},
  pagination: 'none',
  neverEmpty: true,
  relations: {},
  fields: {
    name: { type: 'string', note: 'differs from country where a country has several locales' },
    country: { type: 'string' },
    states: { type: 'string', note: 'comma-separated codes or names; may be empty or *' },
    currencySymbol: { type: 'string' },
    currencyCode: { type: 'string' },
    currencyPrecision: { type: 'float', note: 'number of decimals' },
    cashRoundingPrecision: { type: 'float', note: 'smallest cash unit' },
    includeTaxOnLabels: { type: 'boolean' },
    languageTag: { type: 'string' },
    dateFormat: { type: 'string', note: 'PHP-like tokens, e.g. d/m/Y' },
    datetimeFormat: { type: 'string' },
    CurrencyDenominations: {
      type: 'array',
    },
    taxName1: { type: 'string' },
    taxName2: { type: 'string' },
  },
  undocumentedFields: {
    countryCode: { type: 'string' },
  },
  subObjects: {
    CurrencyDenominations: {
      container: 'CurrencyDenomination',
      fields: {},
      undocumentedFields: {
        name: { type: 'string' },
        value: { type: 'float' },
        significant: { type: 'boolean' },
      },
    },
  },
};
