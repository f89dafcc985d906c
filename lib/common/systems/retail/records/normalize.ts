import type { Catalogue, Entity } from '../../../model/entity';
import { isIdField } from '../../../model/ids';
import type { VendorRecord } from '../../../model/query';
import { type NestedShape, type Shape, shapeOf } from '../../../model/recordShape';
import { wrapperOf } from '../../../model/wrappers';
import { asList, isObject } from '../../../util/collections';
import { createRegistry, type Registry } from '../../../util/registry';
import { convertValue } from './convertValue';
import { NOTHING, type RequestedParts, requestedParts } from './requestedParts';
import { isSomething, receivedWrapper, soleKey, withoutAttributes } from './wrappedList';

/** What becomes of a value; undefined: it stays as it is. */
type Convert = ((value: unknown) => unknown) | undefined;

type RecordNormalizer = (raw: Record<string, unknown>) => VendorRecord;

/**
 * Makes the normalizer for records of one entity. It changes the raw record itself, which came out of an answer and which
 * nobody else keeps: a page has thousands of values. The vendor sends every value as text, one-element lists as bare
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
  const normalizeRecord = compiled(shapeOf(entity, catalogue), relations);
  // Where a page shows bare texts instead of records (tag groups) there is no vendor's name for the value.
  return (raw) => (isObject(raw) ? normalizeRecord(raw) : { value: raw });
}

/** By shape and relations: what to do with each name of a record is found out once for all records. */
const compilations = new WeakMap<Shape, Registry<RecordNormalizer>>();

function compiled(shape: Shape, relations: readonly string[]): RecordNormalizer {
  const known = compilations.get(shape) ?? createRegistry<RecordNormalizer>(MAX_COMPILATIONS);
  compilations.set(shape, known);
  return known.get(JSON.stringify(relations), () => compile(shape, requestedParts(relations)));
}

/** Of one shape, by relations: a step has one choice of them. */
const MAX_COMPILATIONS = 20;

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

/** Makes the normalizer of a shape's records. What is within is compiled when such a value comes, for shapes hold themselves. */
function compile(shape: Shape, requested: RequestedParts): RecordNormalizer {
  const converters = new Map<string, Convert>();
  const converterOf = (name: string): Convert => {
    if (converters.has(name)) return converters.get(name);
    const converter = converterFor(name, shape, requested.get(name) ?? NOTHING);
    if (converters.size < MAX_NAMES) converters.set(name, converter);
    return converter;
  };
  const absentParts = emptyParts(shape, requested);
  // The records of a list have the same names in the same order: what is at a place there need not be looked up.
  const order: { readonly name: string; readonly convert: Convert }[] = [];
  return (record) => {
    withoutAttributes(record);
    let place = 0;
    // Without a list of the names, which would be one more object of each record.
    for (const name in record) {
      let step = order[place];
      if (step?.name !== name) {
        step = { name, convert: converterOf(name) };
        if (place < MAX_NAMES) order[place] = step;
      }
      place++;
      if (step.convert === undefined) continue;
      const value = record[name];
      const converted = step.convert(value);
      if (converted !== value) record[name] = converted;
    }
    for (const [name, empty] of absentParts) {
      if (record[name] === undefined) record[name] = empty();
    }
    return record;
  };
}

/** More names than any record has: a vendor that makes them up must not fill the memory. */
const MAX_NAMES = 1000;

const withoutRelations = new WeakMap<Shape, RecordNormalizer>();

function normalizerOf(shape: Shape, requested: RequestedParts): RecordNormalizer {
  if (requested.size > 0) return compile(shape, requested);
  const normalizer = withoutRelations.get(shape) ?? compile(shape, NOTHING);
  withoutRelations.set(shape, normalizer);
  return normalizer;
}

/** Empty lists for what the vendor leaves out: requested to-many parts, and lists of plain values. */
function emptyParts(shape: Shape, requested: RequestedParts): (readonly [string, () => unknown])[] {
  const is = (kind: NestedShape['kind']) => (name: string) => shape.part(name)?.kind === kind;
  return [
    ...shape.lists.filter(is('list')).map((name) => [name, () => []] as const),
    ...[...requested.keys()].filter(is('many')).map((name) => {
      const wrapper = wrapperOf(shape.part(name), name);
      return [name, () => ({ [wrapper]: [] })] as const;
    }),
  ];
}

function converterFor(name: string, shape: Shape, requested: RequestedParts): Convert {
  const field = shape.field(name);
  const convert = convertValue(field, shape.isIdField(name) || (field !== undefined && isIdField(name, field)));
  const part = shape.part(name);
  if (!part) return convert;
  if (part.kind === 'many') return listConverter(name, part, requested);
  const convertPart = partConverter(() => part.shape(), requested);
  if (part.kind === 'list') return (value) => asList(value).map(convertPart);
  return (value) => {
    if (Array.isArray(value)) return value.map(convertPart);
    return isObject(value) || convert === undefined ? convertPart(value) : convert(value);
  };
}

/** For records within others, and for what comes in their place. */
function partConverter(shape: () => Shape, requested: RequestedParts): (value: unknown) => unknown {
  let normalizer: RecordNormalizer | undefined;
  return (value) => {
    if (!isObject(value)) return value;
    normalizer ??= normalizerOf(shape(), requested);
    return normalizer(value);
  };
}

function listConverter(name: string, part: NestedShape, requested: RequestedParts): Convert {
  const byWrapper = createRegistry<(value: unknown) => unknown>(MAX_WRAPPERS);
  const expected = wrapperOf(part, name);
  return (value) => {
    const received = isObject(value) ? value : undefined;
    const wrapped = received && receivedWrapper(received, part);
    const wrapper = wrapped ?? expected;
    const convertPart = byWrapper.get(wrapper, () => partConverter(() => part.shape(wrapper), requested));
    const sent = received && wrapped !== undefined ? received[wrapped] : value;
    const records = asList(sent);
    const isWhole = records.every(isSomething);
    const converted = (isWhole ? records : records.filter(isSomething)).map(convertPart);
    if (!received || wrapped === undefined) return { [wrapper]: converted };
    received[wrapped] = converted;
    withoutAttributes(received);
    return received;
  };
}

/** The vendor writes the key of a list in one or two ways. */
const MAX_WRAPPERS = 5;
