import type { Entity, Field, LooseField, Relation, SubObject } from '../systems/entity';

export type Catalogue = Readonly<Record<string, Entity>>;

/** One entity's view of a place within a record: the dotted way from its own record, `''` for the record itself. */
interface View {
  readonly entity: Entity;
  readonly path: string;
}

/**
 * A place within a record, as everybody who describes it sees it, the outermost first. The line of a sale is
 * `SaleLines` to Sale, and the record itself to SaleLine. Where they differ the outermost is right: it is nearest to
 * what its page shows.
 */
export type Place = readonly View[];

/** A part of a record below a place. */
export interface Part {
  readonly place: Place;
  /** The relation that loads it; without one it comes by itself. */
  readonly relation: Relation | undefined;
  readonly isMany: boolean;
  /** The inner key of a to-many part, where known. */
  readonly wrapper: string | undefined;
  /** Whether the catalogue describes what is inside. */
  readonly isKnown: boolean;
}

/** The whole record. Documents and operations answer with another entity's record plus fields of their own. */
export function wholeRecord(catalogue: Catalogue, entity: Entity): Place {
  // A label is a record of its own, with the printed one nested.
  const extended = entity.envelope === 'Label' ? undefined : catalogue[entity.document ?? entity.returns ?? ''];
  return [entity, extended].flatMap((each) => (each ? { entity: each, path: '' } : []));
}

/** The part of that name at a place. */
export function partAt(catalogue: Catalogue, place: Place, name: string): Part {
  const outer = below(place, name);
  const relation = outer.flatMap((view) => view.entity.relations[view.path] ?? [])[0];
  const described = outer.flatMap((view) => subObject(catalogue, view) ?? []);
  const wrapper = relation?.wrapper ?? described.find((each) => each.container)?.container;
  const owner = ownerOf(catalogue, place, name, wrapper);
  const inner = owner ? [...outer, { entity: owner, path: '' }] : outer;
  return {
    place: inner,
    relation,
    wrapper,
    isMany: relation?.kind === 'many' || wrapper !== undefined,
    isKnown: described.length > 0 || childNames(outer).length > 0,
  };
}

/** The fields at a place, documented ones first. */
export function fieldsAt(catalogue: Catalogue, place: Place): Readonly<Record<string, Field | LooseField>> {
  const tables = place.map((view) => (view.path === '' ? view.entity : subObject(catalogue, view)));
  const fields: Record<string, Field | LooseField> = {};
  for (const table of [...tables.map((each) => each?.fields), ...tables.map((each) => each?.undocumentedFields)]) {
    for (const [name, field] of Object.entries(table ?? {})) {
      fields[name] ??= field;
    }
  }
  return fields;
}

/** Names of the parts that have a description at a place. */
export function childNames(place: Place): string[] {
  const names = place.flatMap(({ entity, path }) =>
    Object.entries(entity.subObjects ?? {})
      .filter(([dotted, { appearsIn }]) => !appearsIn && dotted.startsWith(path && `${path}.`) && dotted !== path)
      .map(([dotted]) => dotted.slice(path ? path.length + 1 : 0).split('.')[0] ?? ''),
  );
  return [...new Set(names)];
}

const below = (place: Place, name: string): Place =>
  place.map(({ entity, path }) => ({ entity, path: path ? `${path}.${name}` : name }));

/** What a page tells of a nested record; some are described on another entity's page. */
function subObject(catalogue: Catalogue, { entity, path }: View): SubObject | undefined {
  const own = entity.subObjects?.[path];
  const dotted = `${entity.entity}.${path}`;
  const elsewhere = Object.values(catalogue)
    .flatMap((each) => Object.values(each.subObjects ?? {}))
    .find((each) => each.appearsIn === dotted);
  return elsewhere ? { ...elsewhere, ...own } : own;
}

/** The entity whose record a part is, if it has an endpoint: by its wrapper, its name, or the id that stands for it. */
function ownerOf(catalogue: Catalogue, place: Place, name: string, wrapper: string | undefined): Entity | undefined {
  const parents = place.filter((view) => view.path === '').map((view) => view.entity.entity);
  const nestedPath = Object.values(catalogue).find(
    (each) => each.envelope === wrapper && Object.values(each.parents ?? {}).some((parent) => parents.includes(parent)),
  );
  const idField = fieldsAt(catalogue, place)[`${name.charAt(0).toLowerCase()}${name.slice(1)}ID`];
  const candidates = [catalogue[wrapper ?? ''], nestedPath, catalogue[name], catalogue[idField?.ref ?? '']];
  return candidates.find((each) => each && !each.deprecated) ?? candidates.find(Boolean);
}
