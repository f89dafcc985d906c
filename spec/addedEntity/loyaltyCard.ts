import type { Entity } from '../../lib/common/model/entity';

/** An object as the vendor may add one: everything that is known of it, in one file. */
export const loyaltyCard: Entity = {
  entity: 'LoyaltyCard',
  kind: 'entity',
  label: 'Loyalty Card',
  plural: 'Loyalty Cards',
  path: 'LoyaltyCard',
  envelope: 'LoyaltyCard',
  idField: 'loyaltyCardID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:customers'],
  sortable: ['loyaltyCardID', 'timeStamp'],
  timeFields: { timeStamp: { sortable: true, tracks: 'updates' } },
  uniqueFields: ['number'],
  vendorUniqueFields: ['number'],
  naturalKeys: [{ fields: ['number'] }],
  relations: { Customer: { kind: 'one' }, Stamps: { kind: 'many', wrapper: 'Stamp' } },
  fields: {
    loyaltyCardID: { type: 'integer', readOnly: true },
    number: { type: 'string', pattern: { regExp: 'L-\\d{4}', text: 'L- and 4 digits' } },
    points: { type: 'integer', minimum: 0 },
    isGold: { type: 'boolean' },
    pin: { type: 'string', secret: true },
    customerID: { type: 'integer', ref: 'Customer' },
    archived: { type: 'boolean', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  subObjects: { Stamps: { container: 'Stamp', keyFields: ['day'], fields: { day: { type: 'date' } } } },
  create: { fields: ['number', 'points', 'isGold', 'pin', 'customerID'], required: ['number'] },
  update: { fields: ['points', 'isGold', 'pin', 'customerID', 'Stamps'], required: [] },
};
