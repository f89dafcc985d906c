import type { Row } from '../../../data/row';
import { refreshOrder } from '../../order/totals';
import type { AccountState } from '../../request';
import type { Hooks } from '../writer';

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
