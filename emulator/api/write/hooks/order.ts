import { orderTotals } from '../../../data/orderTotals';
import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { World } from '../../world';
import type { Hooks } from '../writer';

/** Purchase orders: computed totals. Status changes by date are not emulated yet. */
export const orderHooks: Hooks = {
  create: ({ store }, values, by) => ({
    createdByEmployeeID: by.employeeID,
    vendorCurrencyCode: 'USD',
    vendorCurrencyRate: 1,
    shippingCostMethod: 'evenly',
    discountMethod: 'evenly',
    discountIsPercent: true,
    noteID: store.table('Note').insert({})['noteID'],
    ...values,
  }),
  written: refreshOrder,
};

/** Lines of purchase orders: costs fill each other in, the total is quantity times price. */
export const orderLineHooks: Hooks = {
  create(_world, values) {
    if (values['vendorCost'] && values['originalPrice']) {
      throw invalid('OrderLine: vendorCost and originalPrice exclude each other.');
    }
    const originalPrice = values['originalPrice'] ?? values['vendorCost'] ?? values['price'] ?? 0;
    return { price: originalPrice, vendorCost: originalPrice, ...values, originalPrice };
  },
  written(world, line) {
    const total = Number(line['quantity']) * Number(line['price']);
    world.store.table('OrderLine').update(line, { total });
    refreshOrder(world, line);
  },
  removed: refreshOrder,
};

/** `row` is the order or one of its lines. */
function refreshOrder({ store }: World, row: Row): void {
  const { orderID } = row;
  const order = store.table('Order').get(orderID);
  if (order) {
    store.table('Order').update(order, orderTotals(order, store.table('OrderLine').where('orderID', orderID)));
  }
}
