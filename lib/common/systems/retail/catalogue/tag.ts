import type { Entity } from '../../../model/entity';

/** Tags: `/API/V3/Account/{accountID}/Tag`. */
export const tag: Entity = {
  entity: 'Tag',
  kind: 'entity',
  label: 'Tag',
  plural: 'Tags',
  path: 'Tag',
  envelope: 'Tag',
  idField: 'tagID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['tagID', 'name'],
  timeFields: {},
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  // `New Tag` is stored as `newtag`. Source: sample of the vendor's page.
  lookups: { name: { storedAs: 'lowerCaseWithoutSpaces' } },
  relations: {},
  fields: {
    tagID: { type: 'integer', readOnly: true },
    name: { type: 'string', note: 'may be normalized: New Tag becomes newtag' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name'],
    required: [],
  },
  update: {
    fields: ['name'],
    required: [],
  },
};
