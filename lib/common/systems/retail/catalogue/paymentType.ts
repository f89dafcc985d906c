import type { Entity } from '../../../model/entity';

/** Payment Types: `/API/V3/Account/{accountID}/PaymentType`. */
export const paymentType: Entity = {
  entity: 'PaymentType',
  kind: 'entity',
  label: 'Payment Type',
  plural: 'Payment Types',
  path: 'PaymentType',
  envelope: 'PaymentType',
  idField: 'paymentTypeID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: ['paymentTypeID'],
  timeFields: {},
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    paymentTypeID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    requireCustomer: { type: 'boolean', note: 'sale must have a customer first' },
    archived: { type: 'boolean' },
    internalReserved: { type: 'boolean', note: 'predefined by the system, unchangeable' },
    type: {
      type: 'string',
      enum: ['cash', 'gift card', 'credit account', 'credit card', 'user defined', 'ecom', 'adjustment'],
    },
    refundAsPaymentTypeID: { type: 'integer', ref: 'PaymentType', note: '0: refund with any type' },
  },
  undocumentedFields: {
    code: { type: 'string' },
  },
  create: {
    fields: ['name', 'requireCustomer', 'internalReserved', 'type', 'refundAsPaymentTypeID'],
    required: [],
  },
  update: {
    fields: ['name', 'requireCustomer', 'type', 'refundAsPaymentTypeID'],
    required: [],
  },
};
