import type { Entity } from '../../../model/entity';
import { reportsAccountingTaxesByDay } from './reportsAccountingTaxesByDay';

/** Tax Class Sales by Day: `/API/V3/Account/{accountID}/Reports/Accounting/TaxClassSalesByDay`. */
export const reportsAccountingTaxClassSalesByDay: Entity = {
  entity: 'ReportsAccountingTaxClassSalesByDay',
  kind: 'report',
  label: 'Tax Class Sales by Day',
  plural: 'Tax Class Sales by Day',
  path: 'Reports/Accounting/TaxClassSalesByDay',
  envelope: 'SalesDay',
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
    taxClassID: { type: 'integer', readOnly: true, ref: 'TaxClass' },
    taxClassName: { type: 'string', readOnly: true },
    subtotal: { type: 'float', readOnly: true },
    fifoCost: { type: 'float', readOnly: true },
    avgCost: { type: 'float', readOnly: true },
  },
  undocumentedFields: {},
  queryParams: { ...reportsAccountingTaxesByDay.queryParams },
};
