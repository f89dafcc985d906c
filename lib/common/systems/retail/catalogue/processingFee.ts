import type { Entity } from '../../../model/entity';

/** Processing Fees: `/API/V3/Account/{accountID}/ProcessingFee`. */
export const processingFee: Entity = {
  entity: 'ProcessingFee',
  kind: 'entity',
  label: 'Processing Fee',
  plural: 'Processing Fees',
  path: 'ProcessingFee',
  envelope: 'ProcessingFee',
  idField: 'salePaymentProcessingFeeID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: [],
  sortable: ['salePaymentProcessingFeeID'],
  timeFields: {
    updateTime: { sortable: false, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
    processingTime: { sortable: false, tracks: 'event' },
  },
  relations: {},
  fields: {
    salePaymentProcessingFeeID: { type: 'integer', readOnly: true },
    salePaymentID: { type: 'integer', readOnly: true, ref: 'SalePayment' },
    processingFeeRef: { type: 'string', readOnly: true, note: "the processor's own reference" },
    processor: { type: 'string', readOnly: true, note: 'e.g. STRIPE' },
    amount: { type: 'float', readOnly: true, note: 'the payment, not the fee' },
    fixedFee: { type: 'float', readOnly: true },
    variableFee: { type: 'float', readOnly: true },
    variablePct: { type: 'float', readOnly: true },
    interchangeFeesFixedFee: { type: 'float', readOnly: true },
    interchangeFeesVariableFee: { type: 'float', readOnly: true },
    interchangeFeesVariablePct: {
      type: 'float',
      readOnly: true,
    },
    schemeFeesFixedFee: { type: 'float', readOnly: true },
    schemeFeesVariableFee: { type: 'float', readOnly: true },
    schemeFeesVariablePct: { type: 'float', readOnly: true },
    processingTime: { type: 'datetime', readOnly: true, note: 'when the processor handled it' },
    createTime: { type: 'datetime', readOnly: true },
    updateTime: { type: 'datetime', readOnly: true, note: 'last change' },
  },
  undocumentedFields: {
    variablePercent: { type: 'float' },
    interchangeFeesVariablePercent: { type: 'float' },
    schemeFeesVariablePercent: { type: 'float' },
  },
  queryParams: {
    salePaymentID: { type: 'integer' },
  },
};
