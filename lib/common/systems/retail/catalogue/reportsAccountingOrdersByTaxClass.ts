import type { Entity } from '../../../model/entity';

/** Orders by Tax Class: `/API/V3/Account/{accountID}/Reports/Accounting/OrdersByTaxClass`. */
export const reportsAccountingOrdersByTaxClass: Entity = {
  entity: 'ReportsAccountingOrdersByTaxClass',
  kind: 'report',
  label: 'Orders by Tax Class',
  plural: 'Orders by Tax Class',
  path: 'Reports/Accounting/OrdersByTaxClass',
  envelope: 'Order',
  idField: null,
  operations: { get: false, list: true, create: false, update: false, delete: false },
  scopes: ['employee:reports'],
  sortable: ['orderID'],
  timeFields: {
    date: { sortable: false, tracks: 'event', note: 'ranges go through startDate and endDate' },
  },
  relations: {},
  fields: {
    date: {
      type: 'datetime',
      readOnly: true,
      format: 'MM/DD/YYYY',
      note: 'order received; printed as MM/DD/YYYY, without time',
    },
    shopID: { type: 'integer', readOnly: true, ref: 'Shop' },
    vendorID: { type: 'integer', readOnly: true, ref: 'Vendor' },
    vendorName: { type: 'string', readOnly: true },
    taxClassID: { type: 'integer', readOnly: true, ref: 'TaxClass' },
    taxClassName: { type: 'string', readOnly: true },
    cost: { type: 'float', readOnly: true, note: "the order's items of this tax class only" },
    orderID: { type: 'integer', readOnly: true, ref: 'Order' },
    totalShipCost: { type: 'float', readOnly: true, note: 'of the whole order, repeated per row; do not sum' },
    totalOtherCost: { type: 'float', readOnly: true, note: 'of the whole order, repeated per row; do not sum' },
  },
  undocumentedFields: {},
  queryParams: {
    startDate: { type: 'date', required: true, operators: ['='], note: 'ISO 8601' },
    endDate: { type: 'date', required: true, operators: ['='], note: 'ISO 8601' },
  },
};
