import type { Entity } from '../../../model/entity';

/** Item Fees: `/API/V3/Account/{accountID}/ItemFee`. */
export const itemFee: Entity = {
  entity: 'ItemFee',
  kind: 'entity',
  label: 'Item Fee',
  plural: 'Item Fees',
  path: 'ItemFee',
  envelope: 'ItemFee',
  idField: 'itemFeeID',
  operations: { get: true, list: true, create: false, update: true, delete: 'archive' },
  scopes: ['item fees'],
  sortable: ['itemFeeID'],
  timeFields: {
    timestamp: { sortable: false, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  uniqueFields: ['name'],
  relations: {
    ItemFeeCategories: { kind: 'many', wrapper: 'ItemFeeCategory' },
  },
  fields: {
    itemFeeID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    calculationMethod: { type: 'string', enum: ['fixed_amount'] },
    feeValue: { type: 'float', note: 'money amount' },
    taxable: { type: 'boolean' },
    discountable: { type: 'boolean', note: 'no effect at present' },
    nonRefundable: { type: 'boolean', note: 'no effect at present' },
    archived: { type: 'boolean', note: 'true keeps it out of transactions' },
    createTime: { type: 'datetime', readOnly: true },
    timestamp: { type: 'datetime', readOnly: true },
    ItemFeeCategories: { type: 'object' },
  },
  undocumentedFields: {},
  subObjects: {
    ItemFeeCategories: {
      container: 'ItemFeeCategory',
      fields: {
        itemFeeCategoryID: { type: 'integer', readOnly: true },
        itemFeeID: { type: 'integer', ref: 'ItemFee' },
        categoryID: { type: 'integer', ref: 'Category' },
        Category: { type: 'object' },
      },
    },
  },
  update: {
    fields: [
      'name',
      'calculationMethod',
      'feeValue',
      'taxable',
      'discountable',
      'nonRefundable',
      'archived',
      'ItemFeeCategories',
    ],
    required: [],
  },
};
