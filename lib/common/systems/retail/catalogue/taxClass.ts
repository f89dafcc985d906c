import type { Entity } from '../../../model/entity';

/** Tax Classes: `/API/V3/Account/{accountID}/TaxClass`. */
export const taxClass: Entity = {
  entity: 'TaxClass',
  kind: 'entity',
  label: 'Tax Class',
  plural: 'Tax Classes',
  path: 'TaxClass',
  envelope: 'TaxClass',
  idField: 'taxClassID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['taxClassID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    taxClassID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    SaleLines: { type: 'string' },
    Items: { type: 'string' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  create: {
    fields: ['name'],
    required: ['name'],
  },
  update: {
    fields: ['name'],
    required: [],
  },
};
