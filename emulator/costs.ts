import { nestedEntities } from './nestedEntities';
import { orCost } from './orCost';
import { relationsCost } from './relationsCost';

/** What the price of a request depends on: nothing is loaded before it is known. */
export interface PricedRequest {
  readonly method: string;
  /** As `findEntity` takes it. */
  readonly path: string;
  /** Raw query, without `?`. */
  readonly query: string;
  readonly body?: unknown;
}

/**
 * Price of a request in drips, whatever becomes of it. Source: vendor's pages Rate Limits, Relations, Parameters.
 * The vendor is silent on whether refused requests (4xx) cost: they do here, since the price comes first.
 */
export function costDrips(request: PricedRequest): number {
  const { method, path, query, body } = request;
  if (method === 'GET' && new URLSearchParams(query).get('count') === '1') return COUNT;
  const sum =
    baseCost(method, path, body) + relationsCost(method, path, query) + orCost(query) + nestedCost(method, body);
  // Tenths only: a binary sum such as 1 + 0.2 + 0.1 must not show.
  return Math.round(sum * 10) / 10;
}

const COUNT = 10;
const COMPLETED_SALE = 3;
const NESTED = 0.5;

/** Base prices of writes that are not 1, by path. */
const DEAR_WRITES: readonly { readonly path: RegExp; readonly methods?: string; readonly drips: number }[] = [
  { path: /^Sale(\/[^/]+)?$/, drips: 2 },
  { path: /^(Sale\/[^/]+\/)?SaleLine(\/[^/]+)?$/, drips: 2 },
  { path: /^Sale\/[^/]+\/EmailReceipt$/, methods: 'POST', drips: 5 },
  { path: /^Sale\/[^/]+\/refund$/i, methods: 'POST', drips: 10 },
  { path: /^Category(\/[^/]+)?$/, drips: 10 },
  // Two pages name two paths for it.
  { path: /^InventoryCountReconcile(\/[^/]+)?$/, methods: 'POST', drips: 10 },
  { path: /^InventoryCount\/[^/]+\/Reconcile$/, methods: 'POST', drips: 10 },
];

function baseCost(method: string, path: string, body: unknown): number {
  if (method === 'GET') return 1;
  const dear = DEAR_WRITES.find((write) => write.path.test(path) && (write.methods ?? method) === method);
  return (dear?.drips ?? 1) + (/^Sale(\/[^/]+)?$/.test(path) && completes(body) ? COMPLETED_SALE : 0);
}

function completes(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('completed' in body)) return false;
  return body.completed === true || body.completed === 'true';
}

const nestedCost = (method: string, body: unknown): number =>
  method === 'POST' || method === 'PUT' ? NESTED * nestedEntities(body) : 0;
