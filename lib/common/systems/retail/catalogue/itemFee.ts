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
    nonRefundable: { type: 'boolean', note: 'no effect at present', remark: 'its description reads inverted' },
    archived: { type: 'boolean', note: 'true keeps it out of transactions' },
    createTime: { type: 'datetime', readOnly: true },
    timestamp: { type: 'datetime', readOnly: true, remark: 'lower-case s, unlike other entities' },
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
      remark: 'known from the update sample only',
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
  notes: [
    'No API create: fees are added under Settings in the POS.',
    'Table row says delete; the section describes archiving.',
    'Scope is printed as plain words, not in employee: form; real token unknown.',
    'A fee on a sale is a SaleLine of lineType item_fee, or item_fee_refund.',
    'parentSaleLineID on that line points to the item it belongs to.',
    'Fee in a refund: parentSaleLineID nonzero and lineType other than item_fee.',
    'One-element ItemFeeCategories arrives as an object, not an array.',
    'timestamp is not sortable on this endpoint.',
  ],
};
