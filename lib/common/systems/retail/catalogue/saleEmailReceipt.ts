import type { Entity } from '../../../model/entity';

/** Emailed Sale Receipts: `/API/V3/Account/{accountID}/Sale/{saleID}/EmailReceipt`. */
export const saleEmailReceipt: Entity = {
  entity: 'SaleEmailReceipt',
  kind: 'operation',
  label: 'Email Sale Receipt',
  plural: 'Emailed Sale Receipts',
  path: 'Sale/{saleID}/EmailReceipt',
  parents: { saleID: 'Sale' },
  method: 'POST',
  envelope: null,
  idField: null,
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:register', 'employee:cfd'],
  sortable: [],
  relations: {},
  fields: {},
  undocumentedFields: {
    message: { type: 'string', readOnly: true, note: 'confirmation naming the address' },
  },
  body: {
    fields: {
      emailAddress: { type: 'string', note: 'recipient' },
    },
    required: ['emailAddress'],
    baseCost: 5,
  },
};
