import type { Catalogue, Entity } from '../model/entity';
import { shapeOf } from '../model/recordShape';
import { title } from './fieldSchema';
import type { Options } from './selects';

/**
 * The fields of a record that a step can emit. Linked objects have a select of their own. Empty for objects whose records
 * come several at once.
 */
export function fieldOptions(catalogue: Catalogue, entity: Entity): Options {
  if (entity.severalAtOnce) return {};
  const shape = shapeOf(entity, catalogue);
  const names = shape.names.filter((name) => shape.part(name)?.presence !== 'onRequest');
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
