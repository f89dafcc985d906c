import type { Catalogue, Entity, Field, LooseField } from '../../../model/entity';
import { isIdField } from '../../../model/ids';
import type { VendorRecord } from '../../../model/query';
import { type NestedShape, type Shape, shapeOf } from '../../../model/recordShape';
import { wrapperOf } from '../../../model/wrappers';
import { asList, getOwn, isObject } from '../../../util/collections';
import { numberOf } from '../../../util/exactNumber';

/** Requested relations, as a tree of names. */
type RequestedParts = Map<string, RequestedParts>;

/**
 * Makes the normalizer for records of one entity. The vendor sends every value as text, one-element lists as bare
 * objects and empty lists as `""` or not at all; flows get:
 * - the vendor's names and nesting, unknown fields as they were sent, `@attributes` left out;
 * - to-many parts as arrays inside their wrapper (`ItemShops: {ItemShop: [...]}`), also for one or none; a part that
 *   is missing altogether is added as an empty one when `relations` requested it;
 * - booleans; numbers wherever a number has the text's value (`"565.00"` is 565, `"-0"` is 0), else the text, which
 *   would lose digits; ids always as text.
 *
 * Example, of a sale that was read with the relations `SaleLines` and `SalePayments`:
 *
 *     {saleID: '7', total: '12.50', completed: 'true', SaleLines: {SaleLine: {saleLineID: '9', unitQuantity: '2'}}}
 *     {saleID: '7', total: 12.5, completed: true,
 *      SaleLines: {SaleLine: [{saleLineID: '9', unitQuantity: 2}]}, SalePayments: {SalePayment: []}}
 *
 * Source: vendor's pages Relations, Searching and the endpoint pages' samples.
 */
export function createNormalizer(
  entity: Entity,
  catalogue: Catalogue,
  relations: readonly string[] = [],
): (raw: unknown) => VendorRecord {
  const shape = shapeOf(entity, catalogue);
  const requested = requestedTree(relations);
  // Where a page shows bare texts instead of records (tag groups) there is no vendor's name for the value.
  return (raw) => (isObject(raw) ? normalizeRecord(raw, shape, requested) : { value: raw });
}

/** Normalizes one record; {@link createNormalizer} is for many of a kind. */
export const normalize = (
  entity: Entity,
  raw: unknown,
  catalogue: Catalogue,
  loadedRelations: readonly string[] = [],
): VendorRecord => createNormalizer(entity, catalogue, loadedRelations)(raw);

/** The records within an answer's body: its envelope may be absent, `""`, an object or an array. */
export function recordsOf(entity: Entity, body: unknown): unknown[] {
  if (!isObject(body)) return [];
  return asList(body[entity.envelope ?? soleKey(body) ?? '']);
}

function normalizeRecord(raw: Record<string, unknown>, shape: Shape, requested: RequestedParts): VendorRecord {
  const entries = Object.entries(raw)
    .filter(([name]) => name !== '@attributes')
    .map(([name, value]): [string, unknown] => [
      name,
      normalizeValue(name, value, shape, requested.get(name) ?? new Map()),
    ]);
  return Object.fromEntries([...entries, ...missingParts(raw, shape, requested)]);
}

/** Empty lists that the vendor left out: requested to-many parts, and lists of plain values. */
function missingParts(raw: Record<string, unknown>, shape: Shape, requested: RequestedParts): [string, unknown][] {
  const absent = (kind: NestedShape['kind']) => (name: string) =>
    raw[name] === undefined && shape.part(name)?.kind === kind;
  return [
    ...shape.lists.filter(absent('list')).map((name): [string, unknown] => [name, []]),
    ...[...requested.keys()]
      .filter(absent('many'))
      .map((name): [string, unknown] => [name, { [wrapperOf(shape.part(name), name)]: [] }]),
  ];
}

function normalizeValue(name: string, value: unknown, shape: Shape, requested: RequestedParts): unknown {
  const part = shape.part(name);
  if (part?.kind === 'many') return normalizeList(name, value, part, requested);
  if (part?.kind === 'list') return asList(value).map((one) => normalizePart(one, part.shape(), requested));
  if (Array.isArray(value)) return part ? value.map((one) => normalizePart(one, part.shape(), requested)) : value;
  if (isObject(value)) return part ? normalizeRecord(value, part.shape(), requested) : value;
  const field = shape.field(name);
  return convertValue(value, field, shape.isIdField(name) || (field !== undefined && isIdField(name, field)));
}

const normalizePart = (value: unknown, shape: Shape, requested: RequestedParts): unknown =>
  isObject(value) ? normalizeRecord(value, shape, requested) : value;

function normalizeList(name: string, value: unknown, part: NestedShape, requested: RequestedParts): VendorRecord {
  const received = isObject(value) ? value : {};
  const wrapped = receivedWrapper(received, part);
  const wrapper = wrapped ?? wrapperOf(part, name);
  const beside = namesIn(received).filter((key) => wrapped !== undefined && key !== wrapped);
  const records = asList(wrapped === undefined ? value : received[wrapped]).filter((one) => !isNothing(one));
  return {
    [wrapper]: records.map((one) => normalizePart(one, part.shape(wrapper), requested)),
    ...Object.fromEntries(beside.map((key) => [key, received[key]])),
  };
}

/** No record, and no text in the place of one. */
const isNothing = (value: unknown): boolean =>
  value === null || value === '' || (isObject(value) && namesIn(value).length === 0);

/** The catalogue's wrapper; else, as some are guesses, a sole key that holds records. Undefined: a bare record. */
function receivedWrapper(value: Record<string, unknown>, part: NestedShape): string | undefined {
  if (part.wrapper !== undefined && part.wrapper in value) return part.wrapper;
  const sole = soleKey(value);
  if (sole === undefined) return undefined;
  // Tags are recorded as bare texts, one or several: `{tag: "sale"}`.
  const isNamedSo = sole.toLowerCase() === part.wrapper?.toLowerCase();
  return isNamedSo || value[sole] === '' || typeof value[sole] === 'object' ? sole : undefined;
}

const namesIn = (value: Record<string, unknown>): string[] =>
  Object.keys(value).filter((name) => name !== '@attributes');

const soleKey = (value: Record<string, unknown>): string | undefined => {
  const names = namesIn(value);
  return names.length === 1 ? names[0] : undefined;
};

function convertValue(value: unknown, field: Field | LooseField | undefined, id: boolean): unknown {
  if (id) return typeof value === 'number' ? String(value) : value;
  switch (field?.type) {
    case 'boolean':
      return booleanOf(value);
    case 'integer':
    case 'float':
      return typeof value === 'string' ? (numberOf(value) ?? value) : value;
    default:
      return value;
  }
}

/** A few old fields have `1` and `0`. */
const booleanOf = (value: unknown): unknown => getOwn(BOOLEANS, String(value).toLowerCase()) ?? value;

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

function requestedTree(relations: readonly string[]): RequestedParts {
  const tree: RequestedParts = new Map();
  for (const relation of relations) {
    let branch = tree;
    for (const name of relation.split('.')) {
      const next: RequestedParts = branch.get(name) ?? new Map();
      branch.set(name, next);
      branch = next;
    }
  }
  return tree;
}
