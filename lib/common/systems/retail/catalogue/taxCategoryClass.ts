import type { Entity } from '../../../model/entity';

/** Tax Category Classes: `/API/V3/Account/{accountID}/TaxCategoryClass`. */
export const taxCategoryClass: Entity = {
  entity: 'TaxCategoryClass',
  kind: 'entity',
  label: 'Tax Category Class',
  plural: 'Tax Category Classes',
  path: 'TaxCategoryClass',
  envelope: 'TaxCategoryClass',
  idField: 'taxCategoryClassID',
  operations: { get: true, list: true, create: false, update: false, delete: 'delete' },
  scopes: [],
  sortable: ['taxClassID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    TaxClass: { kind: 'one' },
  },
  fields: {
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {
    taxCategoryClassID: { type: 'integer', readOnly: true },
    taxCategoryID: { type: 'integer', ref: 'TaxCategory' },
    taxClassID: { type: 'integer', ref: 'TaxClass' },
    tax1Rate: { type: 'float', note: 'fraction' },
    tax2Rate: { type: 'float', note: 'fraction' },
  },
  subObjects: {
    TaxClass: {
      fields: {
        taxClassID: { type: 'integer', readOnly: true },
        name: { type: 'string' },
        SaleLines: { type: 'string' },
        Items: { type: 'string' },
        timeStamp: { type: 'datetime', readOnly: true },
      },
    },
  },
};
