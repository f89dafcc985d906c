import { localTime } from '../bodies/dates';
import { ORDER_FIELDS } from '../bodies/fields';
import { readBody, type Values } from '../bodies/readBody';
import { badRequest } from '../bodies/refusal';
import { orderReply } from '../bodies/replies';
import { NEW_ORDER, type Order } from '../data/records';
import { allOrders, type LsOneState, newNumber, orderOf } from '../data/state';
import { type Handler, type LsOneReply, ok } from './call';
import { pageReply } from './paging';

export const getOrder: Handler = ({ state, orderId }) => ok(orderReply(state, orderOf(state, orderId), 'read'));

export const listOrders: Handler = ({ state, params }) =>
  pageReply(unsorted(state), params, state.switches, (order) => orderReply(state, order, 'read'));

/** All orders, where nothing says how to sort them. */
export function unsorted(state: LsOneState): Order[] {
  const orders = allOrders(state);
  return state.switches.unsortedOrder === 'newestFirst'
    ? orders.reverse()
    : orders.sort((one, other) => (one.id < other.id ? -1 : 1));
}

export const createOrder: Handler = ({ state, body }) => {
  const values = readBody(body, ORDER_FIELDS, 'create', state.switches);
  checkReferences(state, values);
  const order = addOrder(state, values);
  return ok(orderReply(state, order, 'write'));
};

/** Adds an order as the server numbers and dates it. */
export function addOrder(state: LsOneState, values: Values): Order {
  const id = newNumber(++state.counters.orders);
  const createdDate = localTime(state.nowMs());
  const order = { ...NEW_ORDER, createdDate, id, lines: new Map(), lineCount: 0, ...values } as Order;
  state.orders.set(order.id, order);
  return order;
}

export const updateOrder: Handler = ({ state, body }) => {
  const values = readBody(body, ORDER_FIELDS, 'update', state.switches);
  const order = orderOf(state, String(values['id']));
  checkChangeable(state, order);
  checkReferences(state, values);
  const { defaultDiscountPercentage, defaultDiscountAmount, templateID } = NEW_ORDER;
  const defaults = { defaultDiscountPercentage, defaultDiscountAmount, templateID };
  Object.assign(order, state.switches.putMissing === 'default' && defaults, values);
  // The sample of a reply carries the moment of the change.
  const shown = state.switches.writeReply === 'echo' ? { ...order, createdDate: localTime(state.nowMs()) } : order;
  return ok(orderReply(state, shown, 'write'));
};

export const deleteOrder: Handler = ({ state, orderId }) => {
  const order = orderOf(state, orderId);
  checkChangeable(state, order);
  state.orders.delete(order.id);
  return deleted(state);
};

export const deleted = ({ switches }: LsOneState): LsOneReply => ({ status: Number(switches.deleteAnswer), text: '' });

/** @throws Refusal 400 unless the order is open and nobody works on it */
export function checkChangeable(state: LsOneState, order: Order): void {
  if (order.processing) throw badRequest(`Purchase order ${order.id} is being processed.`);
  if (order.purchaseStatus !== 0 && state.switches.afterPosting === 'frozen') {
    throw badRequest(`Purchase order ${order.id} is not open.`);
  }
}

function checkReferences({ master }: LsOneState, { vendorID, storeID, currencyCode }: Values): void {
  if (!master.vendors.has(String(vendorID))) throw badRequest(`There is no vendor ${vendorID}.`);
  if (!master.stores.has(String(storeID))) throw badRequest(`There is no store ${storeID}.`);
  if (!master.currencies.has(String(currencyCode))) throw badRequest(`There is no currency ${currencyCode}.`);
}
