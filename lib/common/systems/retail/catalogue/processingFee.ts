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
    variablePct: { type: 'float', readOnly: true, remark: 'samples spell it variablePercent' },
    interchangeFeesFixedFee: { type: 'float', readOnly: true },
    interchangeFeesVariableFee: { type: 'float', readOnly: true },
    interchangeFeesVariablePct: {
      type: 'float',
      readOnly: true,
      remark: 'samples spell it interchangeFeesVariablePercent',
    },
    schemeFeesFixedFee: { type: 'float', readOnly: true },
    schemeFeesVariableFee: { type: 'float', readOnly: true },
    schemeFeesVariablePct: { type: 'float', readOnly: true, remark: 'samples spell it schemeFeesVariablePercent' },
    processingTime: { type: 'datetime', readOnly: true, note: 'when the processor handled it' },
    createTime: { type: 'datetime', readOnly: true },
    updateTime: { type: 'datetime', readOnly: true, note: 'last change', remark: 'capital T' },
  },
  undocumentedFields: {
    variablePercent: { type: 'float', remark: 'sample spelling of variablePct' },
    interchangeFeesVariablePercent: { type: 'float', remark: 'sample spelling of interchangeFeesVariablePct' },
    schemeFeesVariablePercent: { type: 'float', remark: 'sample spelling of schemeFeesVariablePct' },
  },
  queryParams: {
    salePaymentID: { type: 'integer', remark: 'ordinary filter, documented as a call of its own' },
  },
  notes: [
    'Read only; fees that the payment processor deducts from the pay-out.',
    'The single-read path calls the id processingFeeID.',
    'Loaded on SalePayment as relation ProcessingFees.',
    'Only the id is sortable.',
  ],
};
