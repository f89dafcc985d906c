import { orderTotals } from '../../data/orderTotals';
import type { Store } from '../../data/store';

/** Computes the totals of a purchase order anew. */
export function refreshOrder(store: Store, orderID: unknown): void {
  const order = store.table('Order').get(orderID);
  if (order) {
    store.table('Order').update(order, orderTotals(order, store.table('OrderLine').where('orderID', orderID)));
  }
}
