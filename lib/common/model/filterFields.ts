import { getOwn } from '../util/collections';
import type { Catalogue, Entity, FieldType, Filtering } from './entity';
import { shapeOf } from './recordShape';

/** Parameters of the vendor that steer the list itself. */
export const RESERVED: readonly string[] = [
  'limit',
  'sort',
  'after',
  'before',
  'count',
  'load_relations',
  'archived',
  // The customers' other spelling of it.
  'archive',
  'or',
];

/** What a filter may name: a field, a query parameter of the entity, or a field of one of its relations. */
export interface FilterField {
  /** Undefined where no page tells it: every value passes. */
  readonly type: FieldType | undefined;
  /** The relation that must be loaded for the search. Source: vendor's page Relations. */
  readonly relation?: string | undefined;
  /** What the vendor compares it with, `or` where it may be an alternative; undefined: everything. */
  readonly operators?: Filtering['operators'] | undefined;
  /** Not offered, though taken from who names it. */
  readonly isSecret?: boolean;
}

/** Looks up a name of a filter; undefined when the catalogue does not know it. */
export function filterField(catalogue: Catalogue, entity: Entity, name: string): FilterField | undefined {
  const [head = '', ...rest] = name.split('.');
  const linked = rest.length > 0 ? getOwn(entity.relations, head) : undefined;
  const relation = linked && !linked.isSeparate ? head : undefined;
  // Some names exist for searching only, such as Customer's `Contact.email`.
  const parameter = getOwn(entity.queryParams, name);
  const field = getOwn(entity.fields, name) ?? getOwn(entity.undocumentedFields, name);
  const direct = parameter ?? field;
  // A parameter that is no field is compared in a way of its own, of which pages show equality at most.
  const isSpecial = parameter !== undefined && relation === undefined;
  if (direct) {
    const operators = direct.operators ?? (isSpecial ? ['='] : undefined);
    return { type: direct.type, relation, operators, ...(field?.secret && { isSecret: true }) };
  }
  return relation && rest.length === 1 ? relationField(catalogue, entity, relation, rest[0] ?? '') : undefined;
}

/** Whether the vendor takes a list (`IN`) of values for a name. */
export const takesLists = (catalogue: Catalogue, entity: Entity, name: string): boolean =>
  filterField(catalogue, entity, name)?.operators?.includes('IN') ?? true;

/** Names to suggest in place of an unknown one: nested parts cannot be compared. */
export const filterNames = (entity: Entity): string[] =>
  Object.entries({ ...entity.fields, ...entity.undocumentedFields, ...entity.queryParams })
    .filter(([, { type }]) => type !== 'object' && type !== 'array')
    .map(([name]) => name);

function relationField(catalogue: Catalogue, entity: Entity, relation: string, name: string): FilterField | undefined {
  const shape = shapeOf(entity, catalogue).part(relation)?.shape();
  if (!shape || shape.isEmpty) return { type: undefined, relation };
  const field = shape.field(name);
  return field && { type: field.type, relation, operators: field.operators, ...(field.secret && { isSecret: true }) };
}

/** What a search may do with a name beyond sending it. */
export interface SearchField {
  readonly type: FieldType | undefined;
  /** The linked objects that are searched, if any. */
  readonly relation: string | undefined;
  readonly toMany: boolean;
  /** A parameter that the vendor compares in its own way; only equality makes sense with it. */
  readonly isParameter: boolean;
  /** Records carry it, so that the component can check a condition itself. */
  readonly isInRecords: boolean;
}

/** What is known of a name that the catalogue allows in filters. */
export function searchField(catalogue: Catalogue, entity: Entity, name: string): SearchField {
  const { type, relation } = filterField(catalogue, entity, name) ?? {};
  const isNamedByParameters = getOwn(entity.queryParams, name) !== undefined;
  const isKnownScalar = type !== undefined && SCALARS.includes(type);
  return {
    type,
    relation,
    toMany: relation !== undefined && entity.relations[relation]?.kind === 'many',
    isParameter: isNamedByParameters && relation === undefined,
    // Fields that only samples show may be missing. `Contact.email` is a search name, records have another shape.
    isInRecords:
      isKnownScalar && !isNamedByParameters && (relation !== undefined || getOwn(entity.fields, name) !== undefined),
  };
}

/** Every name that a search can use: fields, parameters, and the fields of linked objects, one level deep. */
export function searchableNames(catalogue: Catalogue, entity: Entity): string[] {
  const shape = shapeOf(entity, catalogue);
  const relations = listRelations(entity).filter((name) => !name.includes('.') && !entity.relations[name]?.isSeparate);
  const linked = relations.flatMap((relation) => {
    const names = shape.part(relation)?.shape().names ?? [];
    return names.map((name) => `${relation}.${name}`);
  });
  const names = [...Object.keys(entity.fields), ...Object.keys(entity.undocumentedFields), ...linked];
  const parameters = Object.keys(entity.queryParams ?? {});
  return [...new Set([...parameters, ...names])].filter((name) => isSearchable(catalogue, entity, name));
}

/** The relations that a list can load; the catalogue marks those that only a record by its id can. */
export const listRelations = ({ relations }: Entity): string[] =>
  Object.keys(relations).filter((name) => !relations[name]?.singleReadOnly);

function isSearchable(catalogue: Catalogue, entity: Entity, name: string): boolean {
  const { type, isSecret } = filterField(catalogue, entity, name) ?? {};
  return type !== undefined && [...SCALARS, 'mixed'].includes(type) && !isSecret && !RESERVED.includes(name);
}

const SCALARS: readonly FieldType[] = ['integer', 'float', 'string', 'boolean', 'datetime', 'date'];
