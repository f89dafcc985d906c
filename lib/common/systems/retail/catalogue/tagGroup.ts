import type { Entity } from '../../../model/entity';

/** Tag Groups: `/API/V3/Account/{accountID}/TagGroup`. */
export const tagGroup: Entity = {
  entity: 'TagGroup',
  kind: 'entity',
  label: 'Tag Group',
  plural: 'Tag Groups',
  path: 'TagGroup',
  envelope: null,
  idField: null,
  operations: { get: false, list: true, create: false, update: false, delete: false },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: [],
  timeFields: {},
  // Its page shows no usable sample; it is a short helper list like the others without cursors.
  pagination: 'none',
  relations: {},
  fields: {},
  undocumentedFields: {},
};
