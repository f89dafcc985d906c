import type { Entity } from '../../../model/entity';

/** Sale Voids: `/API/V3/Account/{accountID}/SaleVoid`. */
export const saleVoid: Entity = {
  entity: 'SaleVoid',
  kind: 'entity',
  label: 'Sale Void',
  plural: 'Sale Voids',
  path: 'SaleVoid',
  envelope: 'SaleVoid',
  idField: 'saleVoidID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:admin_void_sale'],
  sortable: ['saleVoidID', 'saleID'],
  timeFields: {
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {},
  fields: {
    saleVoidID: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true, note: 'time of the void' },
    reason: { type: 'string' },
    saleID: { type: 'integer', ref: 'Sale', note: 'the voided sale' },
    employeeID: { type: 'integer', ref: 'Employee', note: 'who voided it' },
    shopID: { type: 'integer', ref: 'Shop' },
  },
  undocumentedFields: {},
};
