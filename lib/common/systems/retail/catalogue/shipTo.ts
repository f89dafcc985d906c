import type { Entity } from '../../../model/entity';

/** Ship-To Records: `/API/V3/Account/{accountID}/ShipTo`. */
export const shipTo: Entity = {
  entity: 'ShipTo',
  kind: 'entity',
  label: 'Ship-To Record',
  plural: 'Ship-To Records',
  path: 'ShipTo',
  envelope: 'ShipTo',
  idField: 'shipToID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:customers'],
  sortable: ['shipToID', 'timeStamp', 'saleID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    Contact: { kind: 'one', owned: true },
  },
  fields: {
    shipToID: { type: 'integer', readOnly: true },
    shipped: { type: 'boolean' },
    timeStamp: { type: 'datetime', readOnly: true },
    shipNote: { type: 'string' },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    customerID: { type: 'integer', ref: 'Customer' },
    saleID: { type: 'integer', ref: 'Sale' },
    Contact: { type: 'object', note: 'holds the delivery address' },
  },
  undocumentedFields: {
    company: { type: 'string' },
    contactID: { type: 'integer' },
  },
};
