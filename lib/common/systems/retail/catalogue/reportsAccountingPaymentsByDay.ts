import type { Entity } from '../../../model/entity';
import { reportsAccountingDiscountsByDay } from './reportsAccountingDiscountsByDay';

/** Payments by Day: `/API/V3/Account/{accountID}/Reports/Accounting/PaymentsByDay`. */
export const reportsAccountingPaymentsByDay: Entity = {
  entity: 'ReportsAccountingPaymentsByDay',
  kind: 'report',
  label: 'Payments by Day',
  plural: 'Payments by Day',
  path: 'Reports/Accounting/PaymentsByDay',
  envelope: 'Payments',
  idField: null,
  operations: { get: false, list: true, create: false, update: false, delete: false },
  scopes: ['employee:reports'],
  sortable: ['date'],
  timeFields: {
    date: { sortable: true, tracks: 'event', note: 'ranges go through startDate and endDate' },
  },
  relations: {},
  fields: {
    date: { type: 'datetime', readOnly: true, format: 'MM/DD/YYYY', note: 'printed as MM/DD/YYYY, without time' },
    shopID: { type: 'integer', readOnly: true, ref: 'Shop' },
    layaway: { type: 'boolean', readOnly: true },
    amount: { type: 'float', readOnly: true },
    paymentTypeName: { type: 'string', readOnly: true },
    paymentTypeID: { type: 'integer', readOnly: true, ref: 'PaymentType' },
  },
  undocumentedFields: {},
  queryParams: { ...reportsAccountingDiscountsByDay.queryParams },
};
