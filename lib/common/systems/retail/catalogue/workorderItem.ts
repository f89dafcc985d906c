import type { Entity } from '../../../model/entity';

/** Legacy Work Order Items: `/API/V3/Account/{accountID}/WorkorderItem`. */
export const workorderItem: Entity = {
  entity: 'WorkorderItem',
  kind: 'entity',
  label: 'Legacy Work Order Item',
  plural: 'Legacy Work Order Items',
  deprecated: true,
  replacedBy: 'WorkorderWorkorderItem',
  path: 'WorkorderItem',
  envelope: 'WorkorderItem',
  idField: 'workorderItemID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:workbench'],
  sortable: ['workorderItemID', 'timeStamp', 'workorderID', 'saleID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    Discount: { kind: 'one' },
  },
  fields: {
    workorderItemID: { type: 'integer', readOnly: true },
    approved: { type: 'boolean', note: 'customer agreed to the charge' },
    unitPrice: { type: 'float' },
    unitQuantity: { type: 'integer' },
    warranty: { type: 'boolean', note: 'true means not charged' },
    tax: { type: 'boolean' },
    isSpecialOrder: { type: 'boolean', note: 'true creates a SpecialOrder, linked through the SaleLine' },
    note: { type: 'string' },
    workorderID: { type: 'integer', ref: 'Workorder' },
    employeeID: { type: 'integer', ref: 'Employee' },
    saleLineID: { type: 'integer', readOnly: true, ref: 'SaleLine', note: 'line that represents it on the register' },
    saleID: { type: 'integer', readOnly: true, ref: 'Sale', note: 'sale that paid for the workorder; 0 until then' },
    itemID: { type: 'integer', ref: 'Item' },
    discountID: { type: 'integer', ref: 'Discount' },
    Discount: { type: 'object' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
};
