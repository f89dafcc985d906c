import type { Entity } from '../../../model/entity';

/** Seasons: `/API/V3/Account/{accountID}/Season`. */
export const season: Entity = {
  entity: 'Season',
  kind: 'entity',
  label: 'Season',
  plural: 'Seasons',
  deprecated: true,
  replacedBy: null,
  path: 'Season',
  envelope: 'Season',
  idField: 'seasonID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['seasonID'],
  timeFields: {},
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    seasonID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name'],
    required: ['name'],
  },
  update: {
    fields: ['name'],
    required: [],
  },
};
