import type { Entity } from '../../../model/entity';

/** Work Order Statuses: `/API/V3/Account/{accountID}/WorkorderStatus`. */
export const workorderStatus: Entity = {
  entity: 'WorkorderStatus',
  kind: 'entity',
  label: 'Work Order Status',
  plural: 'Work Order Statuses',
  path: 'WorkorderStatus',
  envelope: 'WorkorderStatus',
  idField: 'workorderStatusID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:workbench'],
  sortable: ['workorderStatusID'],
  timeFields: {},
  uniqueFields: ['name'],
  relations: {},
  fields: {
    workorderStatusID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    sortOrder: { type: 'string', note: 'numeric text, e.g. 0 or 65000' },
    htmlColor: { type: 'string', note: 'hex colour' },
    systemValue: {
      type: 'string',
      enum: ['open', 'waiting', 'estimate', 'finished', 'paid'],
      note: 'set: an unchangeable system status; empty: a custom one',
    },
  },
  undocumentedFields: {},
};
