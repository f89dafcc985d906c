import type { Catalogue, Entity } from '../model/entity';
import { shapeOf } from '../model/recordShape';
import { title } from './fieldSchema';
import type { Options } from './selects';

/**
 * The fields of a record, from which a step can emit some only. What has to be asked for is chosen as a linked object.
 * None where several records come together.
 */
export function fieldOptions(catalogue: Catalogue, entity: Entity): Options {
  if (entity.severalAtOnce) return {};
  const shape = shapeOf(entity, catalogue);
  const names = shape.names.filter((name) => shape.part(name)?.presence !== 'onRequest');
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
