import { cents } from '../../../data/saleTotals';
import { wireObject } from '../../read/wire';
import { inner } from '../inner';
import type { Addition } from '../printer';

/** Amounts of an order and of its lines; a line's `total` is its unit cost, as the vendor's sample shows it. */
export const addOrderAmounts: Addition = ({ viewer }, order, shown) => {
  const lines = viewer.store.table('OrderLine').where('orderID', order['orderID']);
  const subtotal = lines.reduce((sum, line) => sum + Number(line['quantity']) * Number(line['originalPrice']), 0);
  const total = lines.reduce((sum, line) => sum + Number(line['total']), 0);
  shown['m'] = wireObject({
    subtotal: cents(subtotal),
    totalDiscount: cents(subtotal - total),
    total: cents(total),
    shipping: order['shipCost'],
    other: order['otherCost'],
  });
  for (const line of inner(shown, 'OrderLines', 'OrderLine')) {
    line['m'] = { cost: line['originalPrice'], total: line['price'] };
  }
};
