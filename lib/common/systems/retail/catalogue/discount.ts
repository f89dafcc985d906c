import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['name', 'discountAmount', 'discountPercent', 'requireCustomer'];

/** Discounts: `/API/V3/Account/{accountID}/Discount`. */
export const discount: Entity = {
  entity: 'Discount',
  kind: 'entity',
  label: 'Discount',
  plural: 'Discounts',
  path: 'Discount',
  envelope: 'Discount',
  idField: 'discountID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: [],
  sortable: ['discountID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    discountID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    discountAmount: {
      type: 'float',
      minimum: 0,
      excludes: 'discountPercent',
      note: 'money, above 0; excludes discountPercent; sale lines only',
    },
    discountPercent: {
      type: 'float',
      minimum: 0,
      maximum: 1,
      excludes: 'discountAmount',
      note: 'fraction, at most 1.00 (100%); excludes discountAmount',
    },
    requireCustomer: { type: 'boolean', note: 'sale must have a customer first' },
    archived: { type: 'boolean', note: 'set by Delete Object' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
  },
  undocumentedFields: {
    sourceID: {
      type: 'integer',
      enum: [0, 1, 2],
      note: '0 price rule, 1 loyalty, 2 discount rule',
    },
    createTime: { type: 'datetime', readOnly: true },
  },
  create: {
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
