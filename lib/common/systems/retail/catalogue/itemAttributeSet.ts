import type { Entity } from '../../../model/entity';

/** Item Attribute Sets: `/API/V3/Account/{accountID}/ItemAttributeSet`. */
export const itemAttributeSet: Entity = {
  entity: 'ItemAttributeSet',
  kind: 'entity',
  label: 'Item Attribute Set',
  plural: 'Item Attribute Sets',
  path: 'ItemAttributeSet',
  envelope: 'ItemAttributeSet',
  idField: 'itemAttributeSetID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_base'],
  sortable: ['itemAttributeSetID'],
  timeFields: {},
  uniqueFields: ['name'],
  relations: {},
  fields: {
    itemAttributeSetID: { type: 'integer', readOnly: true },
    name: { type: 'string', note: 'built-in sets: Color/Size, Size, Color, 3 Attributes' },
    attributeName1: { type: 'string' },
    attributeName2: { type: 'string', note: 'empty when the set has fewer attributes' },
    attributeName3: { type: 'string', note: 'empty when the set has fewer attributes' },
  },
  undocumentedFields: {
    system: { type: 'boolean', note: 'true for built-in sets' },
    archived: { type: 'boolean' },
  },
};
