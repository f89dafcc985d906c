import { own } from '../objects';
import type { Entity } from '../systems/entity';
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

/** Fields that can tell a new record from others, those of its natural key first. */
export function identifyingFields(entity: Entity): Options {
  const shape = bodyShape(entity, 'create');
  const plain = shape.names.filter((name) => PLAIN.includes(shape.field(name)?.type ?? ''));
  const natural = (own(naturalKeys, entity.entity) ?? []).flatMap(({ fields }) => fields);
  const names = new Set([...natural.filter((name) => plain.includes(name)), ...plain]);
  return Object.fromEntries([...names].map((name) => [name, title(name)]));
}

const PLAIN = ['string', 'integer'];
