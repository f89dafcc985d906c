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

/**
 * Counts the records nested in the body of a write. A part such as `SaleLines` only wraps the records below it and
 * does not count; whatever else is an object does, the in-between ones (`Contact`) too: the vendor is silent on those.
 */
function nestedEntities(body: unknown): number {
  if (!isObject(body)) return 0;
  return Object.entries(body).reduce((sum, [name, part]) => sum + partEntities(name, part), 0);
}

function partEntities(name: string, part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, element) => sum + recordEntities(element), 0);
  if (isObject(part) && wraps(name, part)) return nestedEntities(part);
  return recordEntities(part);
}

const recordEntities = (value: unknown): number => (isObject(value) ? 1 + nestedEntities(value) : 0);

/**
 * Wrappers are plurals of what they hold (`Phones` of `ContactPhone`, `Addresses` of `ContactAddress`), or have its name
 * (`SpecialOrder` of `SpecialOrder`).
 */
function wraps(name: string, part: Record<string, unknown>): boolean {
  if (Object.keys(part).join() === name) return true;
  if (name in OTHER_NAMES) return Object.keys(part).every((key) => key === OTHER_NAMES[name]);
  const endings = [name.replace(/ies$/, 'y'), name.replace(/es$/, ''), name.replace(/s$/, '')]
    .filter((singular) => singular !== name)
    .map((singular) => singular.toLowerCase());
  const keys = Object.keys(part).map((key) => key.toLowerCase());
  return endings.length > 0 && keys.every((key) => endings.some((ending) => key.endsWith(ending)));
}

/** Plurals of something else than what they hold. */
const OTHER_NAMES: Readonly<Record<string, string>> = { WithdrawalPayments: 'SalePayment' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Surcharge of the `or` parameter. Source: vendor's page Parameters.
 * - all operands on one field: nothing
 * - several fields of one entity with at most one range operator: 1 per operand
 * - several entities, or more than one range operator: 10 per entity and 1 per further operand of that entity
 */
function orCost(query: string): number {
  return query
    .split('&')
    .filter((pair) => pair.startsWith('or='))
    .reduce((sum, pair) => sum + alternativesCost(pair.slice('or='.length).split('|').map(operand)), 0);
}

interface Operand {
  readonly field: string;
  readonly isRange: boolean;
}

function alternativesCost(operands: readonly Operand[]): number {
  const fields = new Set(operands.map(({ field }) => field));
  if (fields.size === 1) return 0;
  const entities = new Set([...fields].map(entityOf));
  const ranges = operands.filter(({ isRange }) => isRange).length;
  if (entities.size === 1 && ranges <= 1) return operands.length;
  return 10 * entities.size + (operands.length - entities.size);
}

/** `ItemShops.qoh` belongs to ItemShops, `upc` to the entity that is asked for. */
const entityOf = (field: string): string => field.slice(0, Math.max(0, field.lastIndexOf('.')));

/** The separator `|` is bare on the wire; what is encoded once more below it belongs to the value. */
function operand(raw: string): Operand {
  const [, field = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(decoded(raw)) ?? [];
  return { field: field.trim(), isRange: /^(>=?|<=?|><),/.test(value) };
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return raw;
  }
}
