import type { Entity } from '../../../model/entity';

/** Sale Payments: `/API/V3/Account/{accountID}/SalePayment`. */
export const salePayment: Entity = {
  entity: 'SalePayment',
  kind: 'entity',
  label: 'Sale Payment',
  plural: 'Sale Payments',
  path: 'SalePayment',
  envelope: 'SalePayment',
  idField: 'salePaymentID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:cfd', 'employee:register'],
  sortable: ['salePaymentID', 'timeStamp', 'saleID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation', note: 'time of the payment' },
  },
  relations: {
    PaymentType: { kind: 'one' },
    CCCharge: { kind: 'one' },
    SaleAccounts: { kind: 'many', wrapper: 'SaleAccount' },
    Signatures: { kind: 'many', wrapper: 'SalePaymentSignature', note: 'wrapper inferred' },
    ProcessingFees: { kind: 'many', wrapper: 'ProcessingFee', note: 'wrapper inferred' },
  },
  fields: {
    salePaymentID: { type: 'integer', readOnly: true },
    amount: { type: 'float', note: 'tip included; negative when refunding' },
    createTime: { type: 'datetime', readOnly: true, note: 'time of the payment' },
    archived: { type: 'boolean', note: 'true means in effect voided; leave out of totals' },
    remoteReference: { type: 'string', note: 'optional unique id chosen by the client' },
    tipAmount: { type: 'float', note: 'part of amount; negative for a refund' },
    paymentID: { type: 'string', note: 'charge reference at the payment service' },
    saleID: { type: 'integer', ref: 'Sale' },
    paymentTypeID: { type: 'integer', ref: 'PaymentType' },
    ccChargeID: { type: 'integer', ref: 'CCCharge', note: '0 when not a card payment' },
    refPaymentID: { type: 'integer', ref: 'SalePayment', note: 'original payment, e.g. of a refunded card charge' },
    registerID: { type: 'integer', ref: 'Register' },
    employeeID: { type: 'integer', ref: 'Employee' },
    creditAccountID: {
      type: 'integer',
      ref: 'CreditAccount',
      note: 'sign of amount depends on the payment type',
    },
    PaymentType: { type: 'object' },
    CCCharge: { type: 'object' },
    SaleAccounts: { type: 'object', note: 'zero or one entry, despite being a collection' },
    ProcessingFees: { type: 'object', note: 'e.g. card processing fees' },
  },
  undocumentedFields: {
    timeStamp: { type: 'datetime', readOnly: true },
  },
  subObjects: {
    SaleAccounts: {
      container: 'SaleAccount',
      fields: {
        creditAccountID: { type: 'integer', ref: 'CreditAccount', note: 'gift card or credit account' },
        salePaymentID: { type: 'integer', ref: 'SalePayment' },
        saleLineID: { type: 'integer', ref: 'SaleLine' },
      },
    },
    Signatures: {
      fields: {
        salePaymentSignatureID: { type: 'integer', readOnly: true },
        filePath: { type: 'string', readOnly: true, note: "place in the vendor's image storage" },
        createTime: { type: 'datetime', readOnly: true },
        salePaymentID: { type: 'integer', ref: 'SalePayment' },
      },
    },
  },
};
