import { LINE_FIELDS } from '../bodies/fields';
import { readBody, type Values } from '../bodies/readBody';
import { badRequest } from '../bodies/refusal';
import { lineReply } from '../bodies/replies';
import { type Line, NEW_LINE, type Order } from '../data/records';
import { findOrder, type LsOneState, lineOf, newNumber, orderOf } from '../data/state';
import { type Handler, ok } from './call';
import { checkChangeable, deleted } from './orders';
import { pageReply } from './paging';

export const getLine: Handler = ({ state, orderId, lineNumber }) => {
  const order = orderOf(state, orderId);
  return ok(lineReply(state, order, lineOf(order, lineNumber), 'read'));
};

export const listLines: Handler = ({ state, orderId, params }) => {
  const order = orderOf(state, orderId);
  return pageReply([...order.lines.values()], params, state.switches, (line) => lineReply(state, order, line, 'read'));
};

/** No page lists a 404 for a missing order here. */
export const createLine: Handler = ({ state, orderId, body }) => {
  const order = findOrder(state, orderId);
  if (!order) throw badRequest(`There is no purchase order ${orderId}.`);
  const values = readLine(state, order, body, 'create');
  return ok(lineReply(state, order, addLine(state, order, values), 'write'));
};

/** Adds a line as the server numbers it. */
export function addLine(state: LsOneState, order: Order, values: Values): Line {
  const isGlobal = state.switches.lineNumbers === 'global';
  const lineNumber = newNumber(isGlobal ? ++state.counters.lines : ++order.lineCount);
  const line = { ...NEW_LINE, lineNumber, ...values } as Line;
  order.lines.set(line.lineNumber, line);
  return line;
}

export const updateLine: Handler = ({ state, orderId, body }) => {
  const order = orderOf(state, orderId);
  const values = readLine(state, order, body, 'update');
  const line = lineOf(order, String(values['lineNumber']));
  const { omniLineID: _, omniTransactionID: __, ...defaults } = NEW_LINE;
  Object.assign(line, state.switches.putMissing === 'default' && defaults, values);
  return ok(lineReply(state, order, line, 'write'));
};

export const deleteLine: Handler = ({ state, orderId, lineNumber }) => {
  const order = orderOf(state, orderId);
  const line = lineOf(order, lineNumber);
  checkChangeable(state, order);
  order.lines.delete(line.lineNumber);
  return deleted(state);
};

/** @throws Refusal 400 */
function readLine(state: LsOneState, order: Order, body: unknown, use: 'create' | 'update'): Values {
  const { purchaseOrderID, ...values } = readBody(body, LINE_FIELDS, use, state.switches);
  const { itemID, unitID, taxCalculationMethod: method = 0 } = values;
  if (purchaseOrderID !== order.id) throw badRequest('purchaseOrderID is not that of the path.');
  if (!state.master.items.has(String(itemID))) throw badRequest(`There is no item ${itemID}.`);
  if (!state.master.units.has(String(unitID))) throw badRequest(`There is no unit ${unitID}.`);
  if (![0, 1, 2].includes(Number(method))) throw badRequest('taxCalculationMethod must be 0, 1 or 2.');
  checkChangeable(state, order);
  return values;
}
