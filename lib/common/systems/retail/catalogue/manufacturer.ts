import type { Entity } from '../../../model/entity';

/** Manufacturers: `/API/V3/Account/{accountID}/Manufacturer`. */
export const manufacturer: Entity = {
  entity: 'Manufacturer',
  kind: 'entity',
  label: 'Manufacturer',
  plural: 'Manufacturers',
  path: 'Manufacturer',
  envelope: 'Manufacturer',
  idField: 'manufacturerID',
  operations: { get: true, list: true, create: true, update: true, delete: false },
  scopes: [],
  sortable: ['manufacturerID', 'timeStamp', 'name'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    manufacturerID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    createTime: { type: 'datetime', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  create: {
    fields: ['name'],
    required: ['name'],
  },
  update: {
    fields: ['name'],
    required: ['name'],
  },
};
