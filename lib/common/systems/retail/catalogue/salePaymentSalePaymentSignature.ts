import type { Entity } from '../../../model/entity';

/** Sale Payment Signatures: `/API/V3/Account/{accountID}/SalePayment/{salePaymentID}/SalePaymentSignature`. */
export const salePaymentSalePaymentSignature: Entity = {
  entity: 'SalePaymentSalePaymentSignature',
  kind: 'entity',
  label: 'Sale Payment Signature',
  plural: 'Sale Payment Signatures',
  path: 'SalePayment/{salePaymentID}/SalePaymentSignature',
  emitters: ['.json', '.pdf'],
  parents: { salePaymentID: 'SalePayment' },
  envelope: 'SalePaymentSignature',
  idField: 'salePaymentSignatureID',
  operations: { get: true, list: true, create: true, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['salePaymentSignatureID'],
  timeFields: {
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {},
  fields: {
    salePaymentSignatureID: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true },
    salePaymentID: {
      type: 'integer',
      readOnly: true,
      ref: 'SalePayment',
    },
  },
  undocumentedFields: {
    filePath: { type: 'string', readOnly: true },
  },
  create: {
    fields: [],
    required: [],
    multipart: { file: 'binary', metadata: 'data', contentType: 'application/pdf' },
  },
};
