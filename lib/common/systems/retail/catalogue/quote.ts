import type { Entity } from '../../../model/entity';

/** What a creation takes, and an update. */
const writable = ['issueDate', 'notes', 'archived', 'employeeID', 'saleID'];

/** Quotes: `/API/V3/Account/{accountID}/Quote`. */
export const quote: Entity = {
  entity: 'Quote',
  kind: 'entity',
  label: 'Quote',
  plural: 'Quotes',
  path: 'Quote',
  envelope: 'Quote',
  idField: 'quoteID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:customers'],
  sortable: ['quoteID'],
  timeFields: {},
  // A sale has one quote.
  naturalKeys: [{ fields: ['saleID'] }],
  relations: {},
  fields: {
    quoteID: { type: 'integer', readOnly: true },
    issueDate: { type: 'datetime' },
    notes: { type: 'string' },
    archived: { type: 'boolean' },
    employeeID: { type: 'integer', ref: 'Employee', note: 'who started the quote' },
    saleID: { type: 'integer', ref: 'Sale', note: 'changes with each edit of the quote; never use as stable key' },
  },
  undocumentedFields: {},
  create: {
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
