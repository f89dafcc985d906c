import type { Entity } from '../../../model/entity';

/** Industries: `/API/V3/Account/{accountID}/Industry`. */
export const industry: Entity = {
  entity: 'Industry',
  kind: 'entity',
  label: 'Industry',
  plural: 'Industries',
  path: 'Industry',
  envelope: 'Industry',
  idField: 'industryID',
  operations: { get: true, list: true, create: false, update: true, delete: false },
  scopes: ['admin'],
  sortable: ['industryID'],
  timeFields: {},
  uniqueFields: ['name'],
  relations: {},
  fields: {
    industryID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    enabled: { type: 'boolean', note: 'whether the account uses this industry' },
  },
  undocumentedFields: {
    catalogIndustryID: { type: 'integer' },
  },
  update: {
    fields: ['enabled'],
    required: [],
  },
};
