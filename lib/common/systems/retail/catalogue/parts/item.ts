import type { SubObject } from '../../../../model/entity';

/** Prices by their level. */
export const prices: SubObject = {
  container: 'ItemPrice',
  keyFields: ['useType', 'useTypeID'],
  fields: {
    amount: { type: 'float', note: 'overrides the amount derived from cost and price level' },
    useType: { type: 'string', note: 'price level name, e.g. Default, MSRP, Online' },
    useTypeID: { type: 'integer', ref: 'PriceLevel' },
  },
};

/** What web shops show of an item. */
export const itemECommerce: SubObject = {
  fields: {
    itemECommerceID: { type: 'integer', readOnly: true, note: 'whole block is not used by Lightspeed eCommerce' },
    longDescription: { type: 'string' },
    shortDescription: { type: 'string' },
    weight: { type: 'float' },
    width: { type: 'float' },
    height: { type: 'float' },
    length: { type: 'float' },
    listOnStore: { type: 'boolean', note: 'not settable in the POS interface' },
  },
};
