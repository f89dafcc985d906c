import type { Entity } from '../../../model/entity';

/** Special Orders: `/API/V3/Account/{accountID}/SpecialOrder`. */
export const specialOrder: Entity = {
  entity: 'SpecialOrder',
  kind: 'entity',
  label: 'Special Order',
  plural: 'Special Orders',
  path: 'SpecialOrder',
  envelope: 'SpecialOrder',
  idField: 'specialOrderID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:special_orders'],
  sortable: ['specialOrderID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    SaleLine: { kind: 'one' },
    'SaleLine.Item': { kind: 'one' },
    'SaleLine.Item.Note': { kind: 'one', owned: true },
    'SaleLine.Note': { kind: 'one', owned: true },
    'SaleLine.Discount': { kind: 'one' },
    'SaleLine.TaxClass': { kind: 'one' },
    'SaleLine.TaxCategory': { kind: 'one' },
    OrderLine: { kind: 'one' },
  },
  fields: {
    specialOrderID: { type: 'integer', readOnly: true },
    unitQuantity: { type: 'integer' },
    contacted: { type: 'boolean', note: 'customer was told of the arrival' },
    completed: { type: 'boolean' },
    customerID: { type: 'integer', ref: 'Customer' },
    shopID: { type: 'integer', ref: 'Shop' },
    saleLineID: { type: 'integer', ref: 'SaleLine', note: 'line that began it and will finish it' },
    orderLineID: { type: 'integer', ref: 'OrderLine' },
    transferItemID: {
      type: 'integer',
      ref: 'TransferItem',
      note: 'when another shop supplies it',
    },
    SaleLine: { type: 'object' },
    OrderLine: { type: 'object' },
  },
  undocumentedFields: {
    timeStamp: { type: 'datetime', readOnly: true },
    status: {
      type: 'string',
      readOnly: true,
      note: 'for example Not Ordered or Ready For Pickup',
    },
  },
  subObjects: {
    'SaleLine.Note': {
      owned: true,
      fields: {
        noteID: { type: 'integer', readOnly: true },
        note: { type: 'string' },
        isPublic: { type: 'boolean', note: "prints on receipts; on an Item it seeds the sale line's note" },
        timeStamp: { type: 'datetime', readOnly: true },
      },
    },
  },
};
