import type { Row } from '../../data/row';
import { localDate } from '../../data/time';
import type { AccountState } from '../request';
import { isWithin, type Span } from './span';
import { type Entry, sumRows } from './sumRows';

/** What orders cost by tax class, on the day of their receipt; the order's other costs are repeated in every row. */
export function ordersByTaxClass({ store }: AccountState, span: Span): readonly Row[] {
  const entries: Entry[] = [];
  for (const order of store.table('Order').rows()) {
    const { orderID, shopID, vendorID, receivedDate, shipCost, otherCost } = order;
    const timeZone = String(store.table('Shop').get(shopID)?.['timeZone'] || 'UTC');
    const date = receivedDate === undefined ? '' : localDate(String(receivedDate), timeZone);
    for (const line of isWithin(date, span) ? store.table('OrderLine').where('orderID', orderID) : []) {
      const taxClassID = store.table('Item').get(line['itemID'])?.['taxClassID'] ?? 0;
      const key = {
        date,
        orderID,
        shopID,
        vendorID,
        vendorName: store.table('Vendor').get(vendorID)?.['name'] ?? '',
        taxClassID,
        taxClassName: store.table('TaxClass').get(taxClassID)?.['name'] ?? '',
        totalShipCost: shipCost,
        totalOtherCost: otherCost,
      };
      entries.push({ key, amounts: { cost: Number(line['total']) } });
    }
  }
  return sumRows(entries);
}
