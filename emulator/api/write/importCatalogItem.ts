import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import type { Request } from '../request';
import { writerOf } from './createWriter';
import { answerWrite, bodyOf } from './write';

/** Imports an item of a vendor's catalogue: makes an item of the account, and answers the catalogue's record. */
export function importCatalogItem(request: Request): ApiReply {
  const { state } = request;
  const offer = state.store.table('CatalogVendorItem').get(bodyOf(request)['catalogVendorItemID'] ?? 0);
  if (!offer) {
    throw invalid('CatalogVendorItem: catalogVendorItemID must name an item of a catalogue.');
  }
  const { description, upc, ean, cost: defaultCost, msrp } = offer;
  state.store.transaction(() =>
    writerOf(request).create('Item', {
      values: { description, upc, ean, defaultCost },
      nested: { Prices: { ItemPrice: { useType: 'MSRP', amount: msrp } } },
    }),
  );
  return answerWrite(request, offer, []);
}
