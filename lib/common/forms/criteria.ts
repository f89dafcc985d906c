import type { Entity } from '../model/entity';
import { uniqueFields } from '../systems/retail/query/uniqueFields';
import { getOwn } from '../util/collections';
import { title } from './fieldSchema';
import type { Options } from './selects';

/** What one record of an object can be looked up by: its id first, then the fields that tell records apart. */
export function uniqueCriteria(entity: Entity): Options {
  const names = [...(entity.idField ? [entity.idField] : []), ...(getOwn(uniqueFields, entity.entity) ?? [])];
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
