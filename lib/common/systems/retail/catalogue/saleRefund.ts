import type { Entity } from '../../../model/entity';

/** Sale Refunds: `/API/V3/Account/{accountID}/Sale/{saleID}/refund`. */
export const saleRefund: Entity = {
  entity: 'SaleRefund',
  kind: 'operation',
  label: 'Refund Sale',
  plural: 'Sale Refunds',
  path: 'Sale/{saleID}/refund',
  parents: { saleID: 'Sale' },
  method: 'POST',
  envelope: 'Sale',
  idField: 'saleID',
  returns: 'Sale',
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: [],
  relations: {},
  fields: {
    timeStamp: { type: 'datetime', readOnly: true },
    completed: { type: 'boolean', note: 'optional, default true; false leaves the refund sale open' },
    employeeID: { type: 'integer', ref: 'Employee' },
    registerID: { type: 'integer', ref: 'Register' },
    shopID: { type: 'integer', ref: 'Shop' },
    saleID: { type: 'integer', readOnly: true, ref: 'Sale', note: 'the new refund sale' },
    SalePayments: { type: 'object', note: 'at least one payment type must be given' },
  },
  undocumentedFields: {
    SaleLines: { type: 'object', note: 'request: omitted refunds the whole sale; answer: the new lines' },
  },
  subObjects: {
    SaleLines: {
      container: 'SaleLine',
      fields: {
        parentSaleLineID: { type: 'integer', ref: 'SaleLine', note: 'original line' },
        unitQuantity: { type: 'integer', exclusiveMaximum: 0, note: 'negative; may be part of the original quantity' },
      },
    },
    SalePayments: {
      container: 'SalePayment',
      required: ['paymentTypeID'],
      fields: {
        paymentTypeID: { type: 'integer', ref: 'PaymentType', note: 'how the money goes back' },
        amount: { type: 'float', exclusiveMaximum: 0, note: 'negative; omitted means the original total' },
      },
    },
  },
  body: {
    fields: {
      completed: { type: 'boolean', note: 'default true' },
      employeeID: { type: 'integer', ref: 'Employee' },
      registerID: { type: 'integer', ref: 'Register' },
      shopID: { type: 'integer', ref: 'Shop' },
      SaleLines: { type: 'object', note: 'omitted: refunds the whole sale' },
      SalePayments: { type: 'object' },
    },
    required: ['SalePayments'],
    baseCost: 10,
  },
};
