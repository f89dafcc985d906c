import type { Row } from '../../../data/row';
import type { Store } from '../../../data/store';
import { cents, orderTotals } from '../../../data/totals';
import { invalid } from '../../apiError';
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

/**
 * Unit costs of a line: the vendor's in his currency or the original one in the merchant's, never both; each follows
 * from the other. The price is the cost after the order's discount in percent, unless it is given.
 * Source: vendor's page OrderLine.
 */
function lineCosts(order: Row, sent: Row): Row {
  if (sent['vendorCost'] !== undefined && sent['originalPrice'] !== undefined) {
    throw invalid('OrderLine: vendorCost and originalPrice exclude each other; send one of them.');
  }
  const rate = rateOf(order);
  if (sent['vendorCost'] !== undefined) {
    return { originalPrice: Number(sent['vendorCost']) * rate };
  }
  return sent['originalPrice'] === undefined ? {} : { vendorCost: Number(sent['originalPrice']) / rate };
}

/** Costs of a new line, where any of them may be missing. */
function newLineCosts(order: Row, sent: Row): Row {
  const costs: Row = { ...sent, ...lineCosts(order, sent) };
  const originalPrice = Number(costs['originalPrice'] ?? costs['price'] ?? 0);
  return {
    price: originalPrice * (1 - Number(order['discount'] ?? 0) / 100),
    vendorCost: originalPrice / rateOf(order),
    ...costs,
    originalPrice,
  };
}

/** What a unit of the vendor's currency is worth. */
const rateOf = (order: Row): number => Number(order['vendorCurrencyRate']) || 1;

/** Updates the totals of a purchase order. */
function refreshOrder(store: Store, orderID: unknown): void {
  const order = store.table('Order').get(orderID);
  if (order) {
    store.table('Order').update(order, orderTotals(order, store.table('OrderLine').where('orderID', orderID)));
  }
}

/** Purchase orders: defaults, dates that move the status, computed totals. */
export const orderHooks: Hooks = {
  create({ store }, values, by) {
    const vendor = store.table('Vendor').get(values['vendorID']);
    const { code, rate } = (vendor?.['purchasingCurrency'] ?? {}) as Row;
    return {
      createdByEmployeeID: by.employeeID,
      vendorCurrencyCode: code ?? 'USD',
      vendorCurrencyRate: rate ?? 1,
      shippingCostMethod: 'evenly',
      discountMethod: 'evenly',
      discountIsPercent: true,
      noteID: store.table('Note').insert({})['noteID'],
      // A new order has no lines yet.
      ...withoutStatusDates(values),
    };
  },
  update: (state, order, changes) => (hasLines(state, order) ? changes : withoutStatusDates(changes)),
  written: ({ store }, order) => refreshOrder(store, order['orderID']),
};

/**
 * The dates that move an order to Ordered and Check-In take effect only when it has a line; otherwise nothing happens
 * (Source: vendor's page Order). Nothing is read here as: the date is not even kept.
 */
function withoutStatusDates({ orderedDate, receivedDate, ...values }: Row): Row {
  return values;
}

function hasLines({ store }: AccountState, { orderID }: Row): boolean {
  return store.table('OrderLine').where('orderID', orderID).length > 0;
}
