import { own } from '../objects';
import type { Entity } from '../systems/entity';
import { uniqueFields } from '../systems/retail/search/uniqueFields';
import { canCreate, canDelete, canUpdate, canUpsert } from '../systems/retail/writes/allowedWrites';
import { bodyShape } from '../systems/retail/writes/bodyShape';
import { naturalKeys } from '../systems/retail/writes/naturalKeys';
import { objectOptions } from './objectOptions';
import type { Options } from './selects';
import { title } from './title';

type Catalogue = Readonly<Record<string, Entity>>;

export const creatableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canCreate);
export const updatableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canUpdate);
export const upsertableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canUpsert);
export const deletableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canDelete);

/**
 * Fields that can tell a new record from all others, those of its natural key first: not what many records have in common,
 * such as their type or shop, nor what identifies them only together with another field.
 */
export function identifyingFields(entity: Entity): Options {
  const shape = bodyShape(entity, 'create');
  const natural = (own(naturalKeys, entity.entity) ?? []).flatMap(({ fields }) => (fields.length === 1 ? fields : []));
  const candidates = [...natural, ...(own(uniqueFields, entity.entity) ?? []), ...OWN_TEXTS];
  const names = candidates.filter(
    (name) => shape.names.includes(name) && PLAIN.includes(shape.field(name)?.type ?? ''),
  );
  return Object.fromEntries([...new Set(names)].map((name) => [name, title(name)]));
}

const PLAIN = ['string', 'integer'];

/** Where people put a number of their own when there is no better place, or have one by law. */
const OWN_TEXTS = ['companyRegistrationNumber', 'vatNumber', 'description', 'note', 'notes', 'internalNote'];
