import type { Entity } from '../systems/entity';
import type { Options } from './selects';

type Catalogue = Readonly<Record<string, Entity>>;

/** Objects by label, in the singular or plural; it tells what to know beforehand. */
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
    // One label says it itself.
    entity.parents && !entity[name].includes('within') && `within ${parentNames(catalogue, entity)}`,
  ].filter(Boolean);
  return remarks.length > 0 ? `${entity[name]} (${remarks.join('; ')})` : entity[name];
}

const parentNames = (catalogue: Catalogue, { parents = {} }: Entity): string =>
  Object.values(parents)
    .map((parent) => catalogue[parent]?.label ?? parent)
    .join(', ');
