import { own } from '../../../objects';
import type { Entity, FieldType } from '../../entity';
import { retailCatalogue } from '../catalogue';
import { RESERVED } from '../lists/conditionFaults';
import { filterField } from '../lists/fields';
import { shapeOf } from '../records/shapes';

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
export function searchField(entity: Entity, name: string): SearchField {
  const { type, relation } = filterField(entity, name) ?? {};
  const isNamedByParameters = own(entity.queryParams, name) !== undefined;
  const isKnownScalar = type !== undefined && SCALARS.includes(type);
  return {
    type,
    relation,
    toMany: relation !== undefined && entity.relations[relation]?.kind === 'many',
    isParameter: isNamedByParameters && relation === undefined,
    // Fields that only samples show may be missing. `Contact.email` is a search name, records have another shape.
    isInRecords:
      isKnownScalar && !isNamedByParameters && (relation !== undefined || own(entity.fields, name) !== undefined),
  };
}

/** Every name that a search can use: fields, parameters, and the fields of linked objects, one level deep. */
export function searchableNames(entity: Entity): string[] {
  const shape = shapeOf(entity, retailCatalogue);
  const relations = listRelations(entity).filter((name) => !name.includes('.'));
  const linked = relations.flatMap((relation) => {
    const names = shape.part(relation)?.shape().names ?? [];
    return names.map((name) => `${relation}.${name}`);
  });
  const names = [...Object.keys(entity.fields), ...Object.keys(entity.undocumentedFields), ...linked];
  const parameters = Object.keys(entity.queryParams ?? {});
  return [...new Set([...parameters, ...names])].filter((name) => isSearchable(entity, name));
}

/** The relations that a list can load; the catalogue marks those that only a record by its id can. */
export const listRelations = ({ relations }: Entity): string[] =>
  Object.keys(relations).filter((name) => !relations[name]?.singleReadOnly);

function isSearchable(entity: Entity, name: string): boolean {
  const type = filterField(entity, name)?.type;
  const isLeftOut = RESERVED.includes(name) || SECRETS.includes(name.split('.').at(-1) ?? '');
  return type !== undefined && [...SCALARS, 'mixed'].includes(type) && !isLeftOut;
}

/** Of employees and of payment gateways; nobody should put them into a flow. */
const SECRETS: readonly string[] = [
  'accessPin',
  'login',
  'transKey',
  'hashValue',
  'otherCredentials1',
  'otherCredentials2',
];

const SCALARS: readonly FieldType[] = ['integer', 'float', 'string', 'boolean', 'datetime', 'date'];
