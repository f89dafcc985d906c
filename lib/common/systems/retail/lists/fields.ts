import { own } from '../../../objects';
import type { Entity, FieldType, Filtering } from '../../entity';
import { retailCatalogue } from '../catalogue';
import { shapeOf } from '../records/shapes';

/** What a filter may name: a field, a query parameter of the entity, or a field of one of its relations. */
export interface FilterField {
  /** Undefined where no page tells it: every value passes. */
  readonly type: FieldType | undefined;
  /** The relation that must be loaded for the search. Source: vendor's page Relations. */
  readonly relation?: string | undefined;
  /** What the vendor compares it with, `or` where it may be an alternative; undefined: everything. */
  readonly operators?: Filtering['operators'] | undefined;
}

/** Looks up a name of a filter; undefined when the catalogue does not know it. */
export function filterField(entity: Entity, name: string): FilterField | undefined {
  const [head = '', ...rest] = name.split('.');
  const relation = rest.length > 0 && own(entity.relations, head) ? head : undefined;
  // Some names exist for searching only, such as Customer's `Contact.email`.
  const parameter = own(entity.queryParams, name);
  const direct = parameter ?? own(entity.fields, name) ?? own(entity.undocumentedFields, name);
  // A parameter that is no field is compared in a way of its own, of which pages show equality at most.
  const isSpecial = parameter !== undefined && relation === undefined;
  if (direct) return { type: direct.type, relation, operators: direct.operators ?? (isSpecial ? ['='] : undefined) };
  return relation && rest.length === 1 ? relationField(entity, relation, rest[0] ?? '') : undefined;
}

/** Whether the vendor takes a list (`IN`) of values for a name. */
export const takesLists = (entity: Entity, name: string): boolean =>
  filterField(entity, name)?.operators?.includes('IN') ?? true;

/** Names to suggest in place of an unknown one: nested parts cannot be compared. */
export const filterNames = (entity: Entity): string[] =>
  Object.entries({ ...entity.fields, ...entity.undocumentedFields, ...entity.queryParams })
    .filter(([, { type }]) => type !== 'object' && type !== 'array')
    .map(([name]) => name);

function relationField(entity: Entity, relation: string, name: string): FilterField | undefined {
  const shape = shapeOf(entity, retailCatalogue).part(relation)?.shape();
  if (!shape || shape.isEmpty) return { type: undefined, relation };
  const field = shape.field(name);
  return field && { type: field.type, relation, operators: field.operators };
}
