import type { Entity } from '../../../model/entity';

/** Customer Types: `/API/V3/Account/{accountID}/CustomerType`. */
export const customerType: Entity = {
  entity: 'CustomerType',
  kind: 'entity',
  label: 'Customer Type',
  plural: 'Customer Types',
  path: 'CustomerType',
  envelope: 'CustomerType',
  idField: 'customerTypeID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['customers'],
  sortable: ['customerTypeID'],
  timeFields: {},
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {
    Discount: { kind: 'one' },
    TaxCategory: { kind: 'one' },
    'TaxCategory.TaxCategoryClasses': { kind: 'many', wrapper: 'TaxCategoryClass' },
    'TaxCategory.TaxCategoryClasses.TaxClass': { kind: 'one' },
  },
  fields: {
    customerTypeID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    taxCategoryID: { type: 'integer', ref: 'TaxCategory', note: 'register applies it to customers of this type' },
    discountID: { type: 'integer', ref: 'Discount', note: 'register applies it to customers of this type' },
    TaxCategory: { type: 'object' },
    Discount: { type: 'object' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name', 'taxCategoryID', 'discountID'],
    required: [],
  },
  update: {
    fields: ['name', 'taxCategoryID', 'discountID', 'TaxCategory', 'Discount'],
    required: [],
  },
};
