import type { Row } from '../../../data/row';
import { cents } from '../../../data/saleTotals';
import { invalid } from '../../apiError';
import { lineCosts, newLineCosts } from '../../order/lineCosts';
import { refreshOrder } from '../../order/totals';
import type { AccountState } from '../../request';
import type { Hooks } from '../writer';

/** Lines of purchase orders: costs fill each other in, the total is quantity times price. */
export const orderLineHooks: Hooks = {
  create(state, values) {
    if (!values['orderID'] || !values['itemID']) {
      throw invalid('OrderLine: orderID and itemID must be given.');
    }
    return { ...values, ...newLineCosts(openOrder(state, values['orderID']), values) };
  },
  update(state, line, changes) {
    const order = openOrder(state, line['orderID']);
    if (changes['orderID'] === 0 || changes['itemID'] === 0) {
      throw invalid('OrderLine: orderID and itemID cannot be emptied.');
    }
    if (changes['orderID'] !== undefined && changes['orderID'] !== line['orderID']) {
      leave(state, line, openOrder(state, changes['orderID']));
    }
    return { ...changes, ...lineCosts(order, changes) };
  },
  written({ store }, line) {
    const total = cents(Number(line['quantity']) * Number(line['price']));
    store.table('OrderLine').update(line, { total });
    refreshOrder(store, line['orderID']);
  },
  remove: (state, line) => void openOrder(state, line['orderID']),
  removed: ({ store }, line) => refreshOrder(store, line['orderID']),
};

/** No page tells whether lines of a finished order may change; they may not here. */
function openOrder({ store }: AccountState, orderID: unknown): Row {
  const order = store.table('Order').get(orderID) ?? {};
  if (order['complete'] === true || order['archived'] === true) {
    throw invalid('OrderLine: lines of a complete or archived order cannot be changed.');
  }
  return order;
}

function leave({ store }: AccountState, line: Row, { orderID }: Row): void {
  const former = line['orderID'];
  store.table('OrderLine').update(line, { orderID });
  refreshOrder(store, former);
}
