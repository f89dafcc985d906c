import type { Method } from '../../http/transport';
import type { Entity } from '../../model/entity';
import type { AnyOf, ListQuery, Operator } from '../../model/query';

/** Everything that the price of a request depends on. */
export interface PricedCall {
  readonly method: Method;
  /** Absent for a raw request of an unknown path: only what needs no catalogue is priced, the answer corrects the rest. */
  readonly entity?: Entity | undefined;
  /** One record by its id, or a write; else a query. */
  readonly single: boolean;
  /** As in `load_relations`; `['all']` stands for every relation of the entity. */
  readonly relations?: readonly string[] | undefined;
  readonly filters?: ListQuery['filters'] | undefined;
  /** `count=1` */
  readonly countOnly?: boolean | undefined;
  readonly body?: unknown;
  /** Default: what the method stands for; needed where an entity's writes are all POSTs. */
  readonly write?: PricedWrite | undefined;
}

type PricedWrite = 'create' | 'update' | 'delete';

/**
 * The price of a request in drips by the vendor's rules of 2026-03-17. It follows from the request alone, so it is
 * known before anything is sent; the answer's `X-LS-API-Request-Cost` has the last word.
 *
 * Where the vendor's pages are silent:
 * - A count costs 10, whatever it filters or loads.
 * - A query does not double once more the doubled price of a relation below a to-many one.
 * - `SaleLines.Item` alone loads `SaleLines` too, and pays for both.
 * - A document ignores `load_relations`, so they cost nothing.
 * - A relation that the catalogue does not know costs as a to-many one; of an unknown path nothing is known.
 * - Each `or` parameter is priced by itself.
 * - An empty object is no record under a plural, and an empty record under other names.
 * - A nested array without a wrapper costs by element, whatever it holds the objects for.
 *
 * Source: vendor's pages Rate Limits, Relations, Parameters, and those of the endpoints.
 */
export function priceOf(call: PricedCall): number {
  if (call.countOnly) {
    return 10;
  }
  const prices = [
    basePrice(call),
    NESTED_ENTITY * sum(nestedEntries(call.body).map(([name, value]) => countEntities(value, name, call.entity))),
    ...relationNames(call).map((name) => relationPrice(name, call)),
    ...(call.filters ?? []).map((filter) => ('anyOf' in filter ? orPrice(filter) : 0)),
  ];
  // Prices are tenths of a drip, but sums of 0.1 in binary are not.
  return Math.round(sum(prices) * 10) / 10;
}

/** The price of a list's pages in words. */
export function listCost(entity: Entity, relations: readonly string[]): string {
  const drips = priceOf({ method: 'GET', entity, single: false, relations });
  return `${drips} ${drips === 1 ? 'drip' : 'drips'} per 100 objects`;
}

const NESTED_ENTITY = 0.5;
const TO_ONE = 0.1;
const TO_MANY = 0.2;

const WRITE_OF: Readonly<Partial<Record<Method, PricedWrite>>> = { POST: 'create', PUT: 'update', DELETE: 'delete' };

function basePrice({ method, entity, write = WRITE_OF[method], body }: PricedCall): number {
  if (entity?.kind === 'operation') {
    return method === (entity.method ?? 'POST') ? (entity.body?.baseCost ?? 1) : 1;
  }
  const rules = write && entity?.[write];
  const extras = Object.entries(rules?.extraCost ?? {}).filter(([field]) => isTrue(body, field));
  return (rules?.baseCost ?? 1) + sum(extras.map(([, extra]) => extra));
}

/** The vendor takes the text as well. */
const isTrue = (body: unknown, field: string) => isRecord(body) && (body[field] === true || body[field] === 'true');

function relationNames({ relations = [], entity }: PricedCall): readonly string[] {
  const all = Object.entries(entity?.relations ?? {}).flatMap(([name, { notInAll }]) => (notInAll ? [] : [name]));
  const names = relations.flatMap((name) => (name === 'all' ? all : [...parentsOf(name), name]));
  return !entity || entity.kind === 'document' ? [] : [...new Set(names)];
}

/** `a.b.c`: `a` and `a.b`. */
function parentsOf(name: string): string[] {
  const steps = name.split('.');
  return steps.slice(1).map((_, at) => steps.slice(0, at + 1).join('.'));
}

function relationPrice(name: string, { entity, single }: PricedCall): number {
  const relation = entity?.relations[name];
  const price = relation?.kind === 'one' ? TO_ONE : TO_MANY;
  const belowMany = parentsOf(name).some((parent) => entity?.relations[parent]?.kind === 'many');
  return relation?.cost ?? (single && !belowMany ? price : 2 * price);
}

const RANGES: readonly Operator[] = ['>', '>=', '<', '<=', '><'];

function orPrice({ anyOf }: AnyOf): number {
  const fields = new Set(anyOf.map(({ field }) => field));
  const entities = new Set(anyOf.map(({ field }) => field.split('.').slice(0, -1).join('.')));
  const ranges = anyOf.filter(({ operator }) => RANGES.includes(operator));
  if (fields.size <= 1) {
    return 0;
  }
  return entities.size === 1 && ranges.length <= 1 ? anyOf.length : 9 * entities.size + anyOf.length;
}

/** Counts the records in a part of a body: the part itself and all nested ones. A wrapper as `{SaleLine: [...]}` is none. */
function countEntities(part: unknown, path: string, entity: Entity | undefined): number {
  const inner = isRecord(part) ? unwrapped(part, path, entity) : part;
  const records = (Array.isArray(inner) ? inner : [inner]).filter(isRecord);
  const nested = records.flatMap(nestedEntries).map(([name, value]) => countEntities(value, `${path}.${name}`, entity));
  return records.length + sum(nested);
}

/**
 * The records within a wrapper, as `[...]` of `SaleLines: {SaleLine: [...]}`; a part that is no wrapper itself. Nothing
 * for an empty plural.
 */
function unwrapped(part: Record<string, unknown>, path: string, entity: Entity | undefined): unknown {
  const name = path.split('.').at(-1) ?? '';
  if (Object.keys(part).length === 0) return name.endsWith('s') ? undefined : part;
  const wrapper = wrapperIn(part, name, path, entity);
  return wrapper !== undefined && wrapper in part ? part[wrapper] : part;
}

/** The key that wraps the records: the part's own name, else the catalogue's, else a guess in a to-many part. */
function wrapperIn(part: Record<string, unknown>, name: string, path: string, entity: Entity | undefined) {
  if (Object.keys(part).join() === name) return name;
  const relation = entity?.relations[path];
  const known = relation?.wrapper ?? entity?.subObjects?.[path]?.container;
  const isToMany = relation === undefined ? path.endsWith('s') : relation.kind === 'many';
  return known ?? (isToMany ? singleRecordKey(part) : undefined);
}

/** The only key, if it holds records, as in `Phones: {ContactPhone: ...}`. */
function singleRecordKey(part: Record<string, unknown>): string | undefined {
  const [[name, value] = ['', undefined], ...others] = Object.entries(part);
  return others.length === 0 && /^[A-Z]/.test(name) && typeof value === 'object' ? name : undefined;
}

/** Plain objects only: dates and files are values. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const nestedEntries = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
