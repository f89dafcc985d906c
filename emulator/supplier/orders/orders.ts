import { jsonBody, type SupplierCall, type SupplierReply } from '../call';
import { ORDER_STATUSES, type Order, type OrderStatus } from '../records';
import { badRequest, notFound, Refusal } from '../refusal';

/**
 * Where an update may lead. Source: vendor's page Ordering workflow. Cancelling a submitted order is named there, but its row
 * is not known.
 */
const NEXT: Readonly<Partial<Record<OrderStatus, readonly string[]>>> = {
  OrderOpen: ['OrderSubmitted'],
  OrderSubmitted: ['OrderProcessing'],
  OrderProcessing: ['OrderCancelled', 'OrderCompleted'],
};

/** `GET /orders`: all of them, whatever their status; the path is our reading of the others. */
export const answerOrders = ({ state }: SupplierCall): SupplierReply => ({
  status: 200,
  body: [...state.orders.values()],
});

/**
 * `PUT /orders/:id` moves an order to another status.
 * @throws Refusal 409 for a move that the workflow does not have
 */
export function answerOrderUpdate(call: SupplierCall): SupplierReply {
  const order = findOrder(call);
  const { status } = jsonBody(call, ['status']);
  if (!isStatus(status)) throw badRequest(`status must be one of ${ORDER_STATUSES.join(', ')}.`);
  return move(call, order, status, NEXT[order.status]?.includes(status) ?? false);
}

/** `DELETE /orders/:id`: an open order only. */
export function answerOrderDelete(call: SupplierCall): SupplierReply {
  const order = findOrder(call);
  return move(call, order, 'OrderDeleted', order.status === 'OrderOpen');
}

function move({ state }: SupplierCall, order: Order, status: OrderStatus, isAllowed: boolean): SupplierReply {
  if (!isAllowed) throw new Refusal(409, `The order is ${order.status} and cannot become ${status}.`);
  const moved = { ...order, status };
  state.orders.set(order.id, moved);
  return { status: 200, body: moved };
}

function findOrder({ state, id }: SupplierCall): Order {
  const order = state.orders.get(id.toLowerCase());
  if (!order) throw notFound(`There is no order ${id}.`);
  return order;
}

const isStatus = (value: unknown): value is OrderStatus => (ORDER_STATUSES as readonly unknown[]).includes(value);
