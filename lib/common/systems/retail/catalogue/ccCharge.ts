import type { Entity } from '../../../model/entity';

/** Credit Card Charges: `/API/V3/Account/{accountID}/CCCharge`. */
export const ccCharge: Entity = {
  entity: 'CCCharge',
  kind: 'entity',
  label: 'Credit Card Charge',
  plural: 'Credit Card Charges',
  path: 'CCCharge',
  envelope: 'CCCharge',
  idField: 'ccChargeID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:register'],
  sortable: ['ccChargeID', 'timeStamp', 'saleID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    SalePayments: { kind: 'many', wrapper: 'SalePayment', note: 'wrapper as on Sale' },
  },
  fields: {
    ccChargeID: { type: 'integer', readOnly: true },
    gatewayTransID: { type: 'string', note: "gateway's own transaction id" },
    xnum: { type: 'string', note: 'last four card digits' },
    response: { type: 'string', note: 'raw gateway reply in any format' },
    voided: { type: 'boolean' },
    refunded: { type: 'float', readOnly: true, note: 'total refunded so far' },
    amount: { type: 'float', note: 'original charge; remaining is amount minus refunded' },
    exp: { type: 'string', note: 'card expiry' },
    authOnly: { type: 'boolean', note: 'authorised without capture' },
    authCode: { type: 'string' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
    declined: { type: 'boolean' },
    saleID: { type: 'integer', ref: 'Sale' },
    SalePayments: { type: 'object', note: 'SalePayment record; load it as a relation' },
    entryMethod: { type: 'string' },
    cardholderName: { type: 'string' },
    communicationKey: { type: 'string' },
  },
  undocumentedFields: {
    cardType: { type: 'string', note: 'brand, e.g. AMEX' },
    isDebit: { type: 'boolean' },
    rawResponse: { type: 'string' },
    rawVoidResponse: { type: 'object' },
  },
};
