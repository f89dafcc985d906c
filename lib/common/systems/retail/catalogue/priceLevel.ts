import type { Entity } from '../../../model/entity';

/** Price Levels: `/API/V3/Account/{accountID}/PriceLevel`. */
export const priceLevel: Entity = {
  entity: 'PriceLevel',
  kind: 'entity',
  label: 'Price Level',
  plural: 'Price Levels',
  path: 'PriceLevel',
  envelope: 'PriceLevel',
  idField: 'priceLevelID',
  operations: { get: true, list: true, create: false, update: true, delete: false },
  scopes: [],
  sortable: ['name'],
  timeFields: {},
  uniqueFields: ['name'],
  relations: {},
  fields: {
    priceLevelID: { type: 'integer', readOnly: true },
    name: { type: 'string' },
    archived: { type: 'boolean' },
    canBeArchived: { type: 'boolean', readOnly: true, note: 'writes are ignored' },
    type: { type: 'string' },
    Calculation: {
      type: 'object',
    },
  },
  undocumentedFields: {},
  update: {
    fields: ['name'],
    required: [],
  },
};
