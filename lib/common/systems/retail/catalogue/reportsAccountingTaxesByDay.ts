import type { Entity } from '../../../model/entity';
import { reportsAccountingDiscountsByDay } from './reportsAccountingDiscountsByDay';

/** Taxes by Day: `/API/V3/Account/{accountID}/Reports/Accounting/TaxesByDay`. */
export const reportsAccountingTaxesByDay: Entity = {
  entity: 'ReportsAccountingTaxesByDay',
  kind: 'report',
  label: 'Taxes by Day',
  plural: 'Taxes by Day',
  path: 'Reports/Accounting/TaxesByDay',
  envelope: 'Taxes',
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
    taxCategoryID: { type: 'integer', readOnly: true, ref: 'TaxCategory' },
    taxCategoryName: { type: 'string', readOnly: true },
    tax: { type: 'float', readOnly: true },
  },
  undocumentedFields: {},
  queryParams: { ...reportsAccountingDiscountsByDay.queryParams },
};
