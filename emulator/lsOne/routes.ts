import { notFound, Refusal } from './bodies/refusal';
import type { Handler } from './calls/call';
import { searchLines } from './calls/lineSearch';
import { createLine, deleteLine, getLine, listLines, updateLine } from './calls/lines';
import { searchOrders } from './calls/orderSearch';
import { createOrder, deleteOrder, getOrder, listOrders, updateOrder } from './calls/orders';
import { postOrder, receiveOrder } from './calls/posting';
import type { LsOneSwitches } from './switches';

export type Permission = 'PurchaseOrder:Read' | 'PurchaseOrder:Write';

/** One documented call. */
export interface Route {
  readonly method: string;
  /** Below `/api/inventory/`, with `*` for an id. */
  readonly path: string;
  readonly permission: Permission;
  readonly handler: Handler;
  readonly isList?: true;
  /** A body that may be missing. */
  readonly bodyOptional?: true;
}

const read = { permission: 'PurchaseOrder:Read' } as const;
const list = { ...read, isList: true } as const;
const write = { permission: 'PurchaseOrder:Write' } as const;

/** Source: vendor's page PurchaseOrder. Fixed words stand before ids of the same place. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: 'purchase-order', ...list, handler: listOrders },
  { method: 'POST', path: 'purchase-order', ...write, handler: createOrder },
  { method: 'PUT', path: 'purchase-order', ...write, handler: updateOrder },
  { method: 'POST', path: 'purchase-order/search', ...list, handler: searchOrders },
  { method: 'POST', path: 'purchase-orders/search', ...list, handler: searchOrders },
  { method: 'GET', path: 'purchase-order/*', ...read, handler: getOrder },
  { method: 'DELETE', path: 'purchase-order/*', ...write, handler: deleteOrder },
  { method: 'GET', path: 'purchase-order/*/line', ...list, handler: listLines },
  { method: 'POST', path: 'purchase-order/*/line', ...write, handler: createLine },
  { method: 'PUT', path: 'purchase-order/*/line', ...write, handler: updateLine },
  { method: 'POST', path: 'purchase-order/*/search', ...list, handler: searchLines },
  { method: 'GET', path: 'purchase-order/*/line/*', ...read, handler: getLine },
  { method: 'DELETE', path: 'purchase-order/*/line/*', ...write, handler: deleteLine },
  { method: 'POST', path: 'purchase-order/*/post', ...write, handler: postOrder, bodyOptional: true },
  { method: 'POST', path: 'purchase-order/*/post-and-receive', ...write, handler: receiveOrder, bodyOptional: true },
];

/** The segments below `/api/inventory/`. Empty ones count for nothing: without an id a path is that of another call. */
export const resourcePath = (segments: readonly string[] = []): readonly string[] =>
  segments.slice(BASE.length).filter((segment) => segment !== '');

export const BASE = ['api', 'inventory'] as const;

/** Undefined for a path or method that no call has. */
export const findRoute = (method: string, path: readonly string[]): Route | undefined =>
  ROUTES.find((route) => route.method === method && matches(route, path));

function matches({ path }: Route, actual: readonly string[]): boolean {
  const wanted = path.split('/');
  return wanted.length === actual.length && wanted.every((part, at) => part === '*' || part === actual[at]);
}

/**
 * The call that a request makes.
 * @throws Refusal 404 or 405
 */
export function routeOf(method: string, segments: readonly string[], switches: LsOneSwitches): Route {
  const path = resourcePath(segments);
  const isBelow = BASE.every((part, at) => part === segments[at]);
  const known = isBelow ? ROUTES.filter((route) => matches(route, path)) : [];
  const route = known.find((each) => each.method === method);
  if (route && isRemoved(route, switches)) throw new Refusal(Number(switches.missingPath), 'There is no such search.');
  if (route) return route;
  if (known.length === 0) throw notFound('There is nothing at this address.');
  throw new Refusal(405, `${method} is not allowed here.`, { Allow: known.map((each) => each.method).join(', ') });
}

const isRemoved = ({ path }: Route, { searchPath }: LsOneSwitches): boolean =>
  (path === 'purchase-order/search' && searchPath === 'plural') ||
  (path === 'purchase-orders/search' && searchPath === 'singular');
