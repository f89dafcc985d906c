import { own } from '../objects';
import type { Entity } from '../systems/entity';
import { canCreate, canDelete, canUpdate, canUpsert } from '../systems/retail/allowedWrites';
import { bodyShape } from '../systems/retail/bodyShape';
import { naturalKeys } from '../systems/retail/naturalKeys';
import type { Options } from './selects';
import { title } from './title';

type Catalogue = Readonly<Record<string, Entity>>;

export const creatableObjects = (catalogue: Catalogue): Options => objects(catalogue, canCreate);
export const updatableObjects = (catalogue: Catalogue): Options => objects(catalogue, canUpdate);
export const upsertableObjects = (catalogue: Catalogue): Options => objects(catalogue, canUpsert);
export const deletableObjects = (catalogue: Catalogue): Options => objects(catalogue, canDelete);

/** Fields that can tell a new record from others, those of its natural key first. */
export function identifyingFields(entity: Entity): Options {
  const shape = bodyShape(entity, 'create');
  const plain = shape.names.filter((name) => PLAIN.includes(shape.field(name)?.type ?? ''));
  const natural = (own(naturalKeys, entity.entity) ?? []).flatMap(({ fields }) => fields);
  const names = new Set([...natural.filter((name) => plain.includes(name)), ...plain]);
  return Object.fromEntries([...names].map((name) => [name, title(name)]));
}

const PLAIN = ['string', 'integer'];

/** By label; it tells what to know beforehand. */
function objects(catalogue: Catalogue, isOffered: (entity: Entity) => boolean): Options {
  const options = Object.values(catalogue)
    .filter(isOffered)
    .map((entity): [string, string] => [entity.entity, label(catalogue, entity)]);
  return Object.fromEntries(options.sort(([, a], [, b]) => a.localeCompare(b, 'en')));
}

function label(catalogue: Catalogue, entity: Entity): string {
  const replacement = catalogue[entity.replacedBy ?? ''];
  const remarks = [
    entity.deprecated && (replacement ? `deprecated, use ${replacement.plural}` : 'deprecated'),
    entity.parents && `within ${parentNames(catalogue, entity)}`,
  ].filter(Boolean);
  return remarks.length > 0 ? `${entity.label} (${remarks.join('; ')})` : entity.label;
}

const parentNames = (catalogue: Catalogue, { parents = {} }: Entity): string =>
  Object.values(parents)
    .map((parent) => catalogue[parent]?.label ?? parent)
    .join(', ');
