import { bodyShape } from '../model/bodyShape';
import { canCreate, canDelete, canUpdate, canUpsert } from '../model/capabilities';
import type { Catalogue, Entity } from '../model/entity';
import { title } from './fieldSchema';
import type { Options } from './selects';

/** Objects with their labels, singular or plural, and remarks. */
export function objectOptions(
  catalogue: Catalogue,
  isOffered: (entity: Entity) => boolean,
  name: 'label' | 'plural' = 'label',
): Options {
  const options = Object.values(catalogue)
    .filter(isOffered)
    .map((entity): [string, string] => [entity.entity, described(catalogue, entity, name)]);
  return Object.fromEntries(options.sort(([, a], [, b]) => a.localeCompare(b, 'en')));
}

function described(catalogue: Catalogue, entity: Entity, name: 'label' | 'plural'): string {
  const replacement = catalogue[entity.replacedBy ?? ''];
  const remarks = [
    entity.deprecated && (replacement ? `deprecated, use ${replacement[name]}` : 'deprecated'),
    // One label already contains it.
    entity.parents && !entity[name].includes('within') && `within ${parentNames(catalogue, entity)}`,
  ].filter(Boolean);
  return remarks.length > 0 ? `${entity[name]} (${remarks.join('; ')})` : entity[name];
}

const parentNames = (catalogue: Catalogue, { parents = {} }: Entity): string =>
  Object.values(parents)
    .map((parent) => catalogue[parent]?.label ?? parent)
    .join(', ');

export const creatableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canCreate);
export const updatableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canUpdate);
export const upsertableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canUpsert);
export const deletableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canDelete);

/**
 * Fields that can identify a new record, natural keys first. Fields that many records share (type, shop) are not offered,
 * nor fields that identify a record only together with others.
 */
export function identifyingFields(catalogue: Catalogue, entity: Entity): Options {
  const shape = bodyShape(catalogue, entity, 'create');
  const natural = (entity.naturalKeys ?? []).flatMap(({ fields }) => (fields.length === 1 ? fields : []));
  const candidates = [...natural, ...(entity.uniqueFields ?? []), ...OWN_TEXTS];
  const names = candidates.filter(
    (name) => shape.names.includes(name) && PLAIN.includes(shape.field(name)?.type ?? ''),
  );
  return Object.fromEntries([...new Set(names)].map((name) => [name, title(name)]));
}

const PLAIN = ['string', 'integer'];

/** Free fields in which people write their own numbers, and legal numbers. */
const OWN_TEXTS = ['companyRegistrationNumber', 'vatNumber', 'description', 'note', 'notes', 'internalNote'];
