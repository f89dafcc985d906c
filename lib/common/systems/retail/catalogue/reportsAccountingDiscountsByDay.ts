import type { Entity } from '../../../model/entity';

/** Discounts by Day: `/API/V3/Account/{accountID}/Reports/Accounting/DiscountsByDay`. */
export const reportsAccountingDiscountsByDay: Entity = {
  entity: 'ReportsAccountingDiscountsByDay',
  kind: 'report',
  label: 'Discounts by Day',
  plural: 'Discounts by Day',
  path: 'Reports/Accounting/DiscountsByDay',
  envelope: 'Discounts',
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
    discount: { type: 'float', readOnly: true, note: "the day's discount total of the shop" },
  },
  undocumentedFields: {},
  queryParams: {
    startDate: { type: 'date', required: true, operators: ['='], note: 'ISO 8601' },
    endDate: { type: 'date', required: true, operators: ['='], note: 'ISO 8601' },
  },
};
