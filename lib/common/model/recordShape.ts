import { getOwn } from '../util/collections';
import { isGiven } from '../util/given';
import type { Catalogue, Entity, Field, LooseField, SubObject } from './entity';
import type { VendorRecord } from './query';

/** What is known of a record or of a part nested in one. */
export interface Shape {
  /** Everything that is described: fields, documented ones first, then further parts. */
  readonly names: readonly string[];
  /** Parts that are loaded on request; they need not be among `names`. */
  readonly relations: readonly string[];
  field(name: string): Field | LooseField | undefined;
  /** A nested part; undefined for plain values and for names that nothing describes. */
  part(name: string): NestedShape | undefined;
  /** The id fields of the entities that such a record is of. */
  isIdField(name: string): boolean;
  /** Fields that identify such a record, nested in another one, as well as its id does. */
  readonly keyFields: readonly string[];
  /** Whether a nested record is computed as a whole, so that no write takes it. */
  isComputed(record: VendorRecord): boolean;
  /** Lists of plain values that the vendor leaves out when they are empty. */
  readonly lists: readonly string[];
  /** Nothing describes the fields of such a record. */
  readonly isEmpty: boolean;
}

export interface NestedShape {
  /** `many`: `{wrapper: [records]}`; `list`: a bare array; `one`: a record. */
  readonly kind: 'one' | 'many' | 'list';
  /** The inner key of a to-many part, where it is known. */
  readonly wrapper?: string | undefined;
  /** `onRequest`: a relation loads it. `always`: it comes by itself. `unknown`: a field names it, but not when it comes. */
  readonly presence: 'onRequest' | 'always' | 'unknown';
  /** A to-one part that the record has once and for all. */
  readonly isOwned: boolean;
  /** What the nearest page that describes it says of such records together. */
  readonly described?: SubObject | undefined;
  /** Of the records within; `wrapper` is the inner key that came. */
  shape(wrapper?: string): Shape;
}

/**
 * The shape of an entity's own records: what is known of each name in them, at every depth. The catalogue describes a
 * nested record in several places, and the shape puts them together.
 *
 * Example: `shapeOf(sale, catalogue).part('SaleLines')` is to-many with the wrapper `SaleLine`, comes on request, and its
 * `shape()` knows `unitQuantity` from the entity SaleLine; that shape's `part('Item')` has the fields of Item.
 *
 * A document's record is that of what it prints, labels apart, and an operation's
 * that of what it answers with.
 */
export function shapeOf(entity: Entity, catalogue: Catalogue): Shape {
  const known = entityShapes.get(catalogue) ?? new WeakMap<Entity, Shape>();
  entityShapes.set(catalogue, known);
  const shape = known.get(entity) ?? entityShape(entity, catalogue);
  known.set(entity, shape);
  return shape;
}

const entityShapes = new WeakMap<Catalogue, WeakMap<Entity, Shape>>();

function entityShape(entity: Entity, catalogue: Catalogue): Shape {
  const extended = entity.ownRecord ? undefined : getOwn(catalogue, entity.document ?? entity.returns ?? '');
  return shapeAt([entity, extended].flatMap(ownRef), catalogue);
}

/** Shapes that were made, by the catalogue and by the places that describe them. */
const shapes = new WeakMap<Catalogue, Map<string, Shape>>();

/**
 * The shape of what several places describe. Places that say nothing are left out: without them the parts of a tree
 * (the parent of a category's parent) have one shape at every depth, and it is made once.
 */
function shapeAt(places: readonly CatalogueRef[], catalogue: Catalogue): Shape {
  const known = shapes.get(catalogue) ?? new Map<string, Shape>();
  shapes.set(catalogue, known);
  const telling = places.filter((place) => describes(place, catalogue));
  const key = telling.map(({ entity, path }) => `${numberOf(entity)}:${path}`).join();
  const shape = known.get(key) ?? createShape(telling, catalogue);
  known.set(key, shape);
  return shape;
}

/** Where a record is described: at a dotted name of an entity's catalogue entry, '' for the entity's own record. */
interface CatalogueRef {
  readonly entity: Entity;
  readonly path: string;
}

/**
 * The same nested record is described in several places, each with gaps: a line of a sale by `SaleLines.*` of Sale and
 * by the entity SaleLine. The nearer description wins.
 */
function createShape(places: readonly CatalogueRef[], catalogue: Catalogue): Shape {
  const parts = new Map<string, NestedShape | undefined>();
  const field = (name: string) => first(places, (place) => fieldAt(place, name));
  let names: readonly string[] | undefined;
  return {
    get names() {
      names ??= namesIn(places);
      return names;
    },
    get relations() {
      return [...new Set(places.flatMap(relationsAt))];
    },
    field,
    part(name) {
      if (!parts.has(name)) parts.set(name, partAt(places, name, field(name), catalogue));
      return parts.get(name);
    },
    isIdField: (name) => places.some(({ entity, path }) => path === '' && entity.idField === name),
    get keyFields() {
      return places.flatMap((place) => described(place)?.keyFields ?? []);
    },
    isComputed: (record) => places.some((place) => isComputed(described(place)?.computedWhen, record)),
    lists: places.flatMap(listsAt),
    isEmpty: !places.some(hasFields),
  };
}

function partAt(
  places: readonly CatalogueRef[],
  name: string,
  field: Field | LooseField | undefined,
  catalogue: Catalogue,
): NestedShape | undefined {
  const below = places.map(({ entity, path }) => ({ entity, path: path === '' ? name : `${path}.${name}` }));
  const relation = first(below, ({ entity, path }) => getOwn(entity.relations, path));
  const sub = first(below, ({ entity, path }) => getOwn(entity.subObjects, path));
  if (!relation && !sub && field?.type !== 'object' && field?.type !== 'array') return undefined;
  const many = relation?.kind === 'many' || sub?.container !== undefined;
  const wrapper = relation?.wrapper ?? sub?.container;
  const shapes = new Map<string | undefined, Shape>();
  return {
    kind: relation?.isSeparate || (!many && field?.type === 'array') ? 'list' : many ? 'many' : 'one',
    wrapper,
    presence: relation ? 'onRequest' : sub ? 'always' : 'unknown',
    isOwned: !many && below.some(isOwnedAt),
    described: sub,
    shape(came = wrapper) {
      const known = shapes.get(came);
      if (known) return known;
      const shape = shapeAt([...below, ...refsElsewhere(below, name, came ?? wrapper, places, catalogue)], catalogue);
      shapes.set(came, shape);
      return shape;
    },
  };
}

/** Where other catalogue entries describe a part. */
function refsElsewhere(
  below: readonly CatalogueRef[],
  name: string,
  wrapper: string | undefined,
  places: readonly CatalogueRef[],
  catalogue: Catalogue,
): CatalogueRef[] {
  const reference = first(places, (place) => fieldAt(place, `${name[0]?.toLowerCase()}${name.slice(1)}ID`))?.ref;
  const entity = entityNamed(wrapper, catalogue) ?? entityNamed(name, catalogue) ?? entityNamed(reference, catalogue);
  const everywhere = Object.values(catalogue)
    .filter(({ subObjects }) => getOwn(subObjects, name)?.describesAll)
    .map((each): CatalogueRef => ({ entity: each, path: name }));
  return [...below.flatMap((place) => appearingAt(place, catalogue)), ...ownRef(entity), ...everywhere];
}

const isOwnedAt = ({ entity, path }: CatalogueRef): boolean =>
  [getOwn(entity.relations, path), getOwn(entity.subObjects, path)].some((each) => each?.owned);

const isComputed = (tests: Entity['computedWhen'], record: VendorRecord): boolean =>
  tests !== undefined &&
  Object.entries(tests).every(([name, regExp]) => new RegExp(`^(?:${regExp})$`).test(textOf(record[name])));

const textOf = (value: unknown): string => (isGiven(value) ? String(value).trim() : '');

/** Custom field values are described by the custom field's entity, which says where they appear. */
const appearingAt = (place: CatalogueRef, catalogue: Catalogue): CatalogueRef[] =>
  Object.values(catalogue).flatMap((entity) =>
    Object.entries(entity.subObjects ?? {})
      .filter(([, sub]) => sub.appearsIn === `${place.entity.entity}.${place.path}`)
      .map(([path]) => ({ entity, path })),
  );

/** By its own name, else by the key that wraps its records (`WorkorderImage`). */
const entityNamed = (name: string | undefined, catalogue: Catalogue): Entity | undefined =>
  name === undefined
    ? undefined
    : (getOwn(catalogue, name) ??
      Object.values(catalogue).find((entity) => entity.kind === 'entity' && entity.envelope === name));

const numbers = new WeakMap<Entity, number>();
let lastNumber = 0;

/** Tells entities apart by identity, as some are variants of others with the same name. */
function numberOf(entity: Entity): number {
  const number = numbers.get(entity) ?? ++lastNumber;
  numbers.set(entity, number);
  return number;
}

/** Whether something is known of a record at that place, or below it. */
function describes({ entity, path }: CatalogueRef, catalogue: Catalogue): boolean {
  const isAt = (name: string) => name === path || name.startsWith(`${path}.`);
  const appearing = () =>
    Object.values(catalogue).flatMap(({ subObjects = {} }) =>
      Object.values(subObjects).flatMap(({ appearsIn }) => (appearsIn ? [appearsIn] : [])),
    );
  return (
    path === '' ||
    [...Object.keys(entity.relations), ...Object.keys(entity.subObjects ?? {})].some(isAt) ||
    appearing().some((name) => isAt(name.slice(entity.entity.length + 1)) && name.startsWith(`${entity.entity}.`))
  );
}

const described = ({ entity, path }: CatalogueRef): Entity | SubObject | undefined =>
  path === '' ? entity : getOwn(entity.subObjects, path);

function namesIn(places: readonly CatalogueRef[]): string[] {
  const tables = places.map(described);
  const fields = [...tables.map((table) => table?.fields), ...tables.map((table) => table?.undocumentedFields)];
  return [...new Set([...fields.flatMap((table) => Object.keys(table ?? {})), ...places.flatMap(partNames)])];
}

/** First steps of the relations below a place. */
function relationsAt({ entity, path }: CatalogueRef): string[] {
  const way = path === '' ? '' : `${path}.`;
  const below = Object.keys(entity.relations).filter((dotted) => dotted.startsWith(way));
  return below.map((dotted) => dotted.slice(way.length).split('.')[0] ?? '');
}

/** First steps of the ways from a place to the nested records that its entity describes. */
function partNames({ entity, path }: CatalogueRef): string[] {
  const way = path === '' ? '' : `${path}.`;
  return Object.entries(entity.subObjects ?? {})
    .filter(([dotted, { appearsIn }]) => !appearsIn && dotted.startsWith(way))
    .map(([dotted]) => dotted.slice(way.length).split('.')[0] ?? '');
}

const fieldAt = (place: CatalogueRef, name: string): Field | LooseField | undefined =>
  getOwn(described(place)?.fields, name) ?? getOwn(described(place)?.undocumentedFields, name);

const hasFields = (place: CatalogueRef): boolean =>
  Object.keys({ ...described(place)?.fields, ...described(place)?.undocumentedFields }).length > 0;

const listsAt = (place: CatalogueRef): string[] =>
  Object.entries(described(place)?.undocumentedFields ?? {}).flatMap(([name, field]) =>
    field.omittedWhenEmpty ? [name] : [],
  );

const ownRef = (entity: Entity | undefined): CatalogueRef[] => (entity ? [{ entity, path: '' }] : []);

function first<From, To>(list: readonly From[], find: (one: From) => To | undefined): To | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
