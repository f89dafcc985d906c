import { badRequest, Refusal } from '../bodies/refusal';
import { scalarReply } from '../bodies/scalarShapes';
import type { Line, Order } from '../data/records';
import { findOrder, type LsOneState } from '../data/state';
import type { Handler, LsOneCall } from './call';

/** `POST .../post`: an open order with lines is placed. */
export const postOrder: Handler = async (call) => {
  const { state } = call;
  const order = postedOrder(call, state.switches.postBody);
  const real = order.purchaseStatus === 0 && order.lines.size > 0 && !order.processing;
  const answer = state.switches.postAnswer === 'real' ? real : state.switches.postAnswer === 'true';
  if (real && takesEffect(state, state.switches.postAnswer)) await process(state, order, PLACED);
  return scalarReply(answer, state.switches.scalarShape);
};

/** `POST .../post-and-receive`: an order that is not closed yet is received as it was ordered. */
export const receiveOrder: Handler = async (call) => {
  const { state } = call;
  const order = postedOrder(call, state.switches.receiveBody);
  const real = receiveCode(state, order);
  const answer = state.switches.receiveAnswer === 'real' ? real : Number(state.switches.receiveAnswer);
  if (real === 0 && takesEffect(state, state.switches.receiveAnswer)) await process(state, order, CLOSED);
  return scalarReply(answer, state.switches.scalarShape);
};

const CLOSED = 1;
const PLACED = 3;

/** No page lists a 404 for a missing order here. */
function postedOrder({ state, orderId, body }: LsOneCall, taken: 'any' | 'object' | 'none'): Order {
  if (taken === 'none' && body !== undefined) throw badRequest('The body must be empty.');
  if (taken === 'object' && body === undefined) throw new Refusal(415, 'The body is missing.');
  if (body !== undefined && !isEmptyObject(body)) throw badRequest('The body must be an empty object.');
  const order = findOrder(state, orderId);
  if (!order) throw badRequest(`There is no purchase order ${orderId}.`);
  return order;
}

const isEmptyObject = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0;

/** Code of the vendor's page; 6, an error, is made by a switch only. */
function receiveCode(state: LsOneState, order: Order): number {
  const lines = [...order.lines.values()];
  if (order.processing) return 4;
  if (order.purchaseStatus === CLOSED) return 5;
  if (lines.length === 0) return 3;
  if (!lines.every((line) => isConvertible(state, line))) return 1;
  return lines.every(({ quantity }) => Number(quantity) > 0) ? 0 : 2;
}

function isConvertible({ master }: LsOneState, { itemID, unitID }: Line): boolean {
  const item = master.items.get(itemID);
  return item === undefined || item.unitID === unitID || item.convertible.includes(unitID);
}

const takesEffect = ({ switches }: LsOneState, answer: string): boolean =>
  answer === 'real' || switches.forcedEffect === 'posts';

/** Whoever asks meanwhile finds the order in work. */
async function process(state: LsOneState, order: Order, statusAfter: number): Promise<void> {
  const { processingMs } = state.switches;
  order.processing = { status: 2, untilMs: state.nowMs() + processingMs, statusAfter };
  if (processingMs > 0) await state.sleep(processingMs);
  findOrder(state, order.id);
}
