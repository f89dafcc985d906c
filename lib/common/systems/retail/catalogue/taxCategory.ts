import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['isTaxInclusive', 'tax1Name', 'tax2Name', 'tax1Rate', 'tax2Rate'];

/** Tax Categories: `/API/V3/Account/{accountID}/TaxCategory`. */
export const taxCategory: Entity = {
  entity: 'TaxCategory',
  kind: 'entity',
  label: 'Tax Category',
  plural: 'Tax Categories',
  path: 'TaxCategory',
  envelope: 'TaxCategory',
  idField: 'taxCategoryID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['taxCategoryID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['tax1Name'],
  naturalKeys: [{ fields: ['tax1Name'] }],
  relations: {
    TaxCategoryClasses: { kind: 'many', wrapper: 'TaxCategoryClass' },
    'TaxCategoryClasses.TaxClass': { kind: 'one' },
  },
  fields: {
    taxCategoryID: { type: 'integer', readOnly: true },
    isTaxInclusive: { type: 'boolean' },
    tax1Name: { type: 'string' },
    tax2Name: { type: 'string' },
    tax1Rate: { type: 'float', note: 'fraction: 0.05 is 5 percent' },
    tax2Rate: { type: 'float', note: 'fraction' },
    TaxCategoryClasses: { type: 'object', note: 'rates per TaxClass, overriding the defaults' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  create: {
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
