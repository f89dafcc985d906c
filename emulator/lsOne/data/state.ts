import { notFound } from '../bodies/refusal';
import type { LsOneSwitches } from '../switches';
import type { Line, MasterData, Order } from './records';

/** The emulated installation. */
export interface LsOneState {
  /** In the order of their creation. */
  readonly orders: Map<string, Order>;
  readonly master: MasterData;
  readonly switches: LsOneSwitches;
  nowMs(): number;
  /** Resolves after a time by the clock. */
  sleep(delayMs: number): Promise<void>;
  /** Orders, and lines of all orders, that were ever made through the API. */
  readonly counters: { orders: number; lines: number };
}

/** The order as it is now; undefined when there is none. */
export function findOrder(state: LsOneState, id: string): Order | undefined {
  const order = state.orders.get(id);
  if (order) endProcessing(state, order);
  return order;
}

/** All orders as they are now. */
export function allOrders(state: LsOneState): Order[] {
  const orders = [...state.orders.values()];
  for (const order of orders) endProcessing(state, order);
  return orders;
}

function endProcessing(state: LsOneState, order: Order): void {
  const { processing } = order;
  if (!processing || state.nowMs() < processing.untilMs) return;
  order.processing = undefined;
  if (processing.statusAfter !== undefined) order.purchaseStatus = processing.statusAfter;
}

/** @throws Refusal 404 */
export function orderOf(state: LsOneState, id: string): Order {
  const order = findOrder(state, id);
  if (!order) throw notFound(`There is no purchase order ${id}`);
  return order;
}

/** @throws Refusal 404 */
export function lineOf(order: Order, lineNumber: string): Line {
  const line = order.lines.get(lineNumber);
  if (!line) throw notFound(`Purchase order ${order.id} has no line ${lineNumber}`);
  return line;
}

/** Numbers of new orders and lines have the prefix of the terminal that made them. */
export const newNumber = (count: number): string => `0-${String(count).padStart(8, '0')}`;
