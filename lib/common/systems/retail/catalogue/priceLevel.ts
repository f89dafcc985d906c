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
    type: { type: 'string', remark: 'documented as enum without values; samples only show fixed' },
    Calculation: {
      type: 'object',
      remark: 'documented as reference: cost-based pricing settings; empty string in samples',
    },
  },
  undocumentedFields: {},
  update: {
    fields: ['name'],
    required: [],
  },
  notes: [
    'The update table accepts the name only.',
    'Page also lists orderLineID as sortable; no such field exists, so left out.',
    'Single-read definition spells the path PriceLeve; list and update use PriceLevel.',
  ],
};
