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
    currencyPrecision: { type: 'float', note: 'number of decimals', remark: 'documented float, sample whole' },
    cashRoundingPrecision: { type: 'float', note: 'smallest cash unit', remark: 'absent from sample' },
    includeTaxOnLabels: { type: 'boolean' },
    languageTag: { type: 'string', remark: 'page cites ISO 639-1; sample is underscored with region, en_GB' },
    dateFormat: { type: 'string', note: 'PHP-like tokens, e.g. d/m/Y' },
    datetimeFormat: { type: 'string', remark: 'absent from sample' },
    CurrencyDenominations: {
      type: 'array',
      remark: 'documented as collection; object wrapping CurrencyDenomination in the sample',
    },
    taxName1: { type: 'string' },
    taxName2: { type: 'string', remark: 'in the sample only on locales with two taxes' },
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
  notes: [
    'Same for every account; no id field; the path has neither V3 nor an account.',
    'Sample has no @attributes, hence no paging cursors.',
    'CurrencyDenominations comes inline, not as a relation.',
    'US states sample repeats AE; do not assume unique codes.',
  ],
};
