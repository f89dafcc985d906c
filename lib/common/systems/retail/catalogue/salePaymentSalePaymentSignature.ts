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
    salePaymentSignatureID: { type: 'integer', readOnly: true, remark: 'documented type is key' },
    createTime: { type: 'datetime', readOnly: true },
    salePaymentID: {
      type: 'integer',
      readOnly: true,
      ref: 'SalePayment',
      remark: 'the parent payment, from the path; documented type is key',
    },
  },
  undocumentedFields: {
    filePath: { type: 'string', readOnly: true, remark: 'from the Sale and SalePayment pages' },
  },
  create: {
    fields: [],
    required: [],
    multipart: { file: 'binary', metadata: 'data', contentType: 'application/pdf' },
  },
  notes: [
    'Create is multipart/form-data: part data (metadata), part binary (PDF file).',
    'Sample sends an empty SalePaymentSignature element as metadata.',
    'At most one signature is kept per payment.',
    'GET with .pdf returns the file; otherwise the metadata.',
    'The XML samples are broken; envelope taken from the root of the upload metadata.',
    'Sale and SalePayment pages add filePath, missing from this field table.',
    'Loaded on Sale and SalePayment as relation Signatures.',
  ],
};
