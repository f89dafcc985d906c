import { own } from '../objects';
import type { Entity } from '../systems/entity';
import { uniqueFields } from '../systems/retail/search/uniqueFields';
import type { Options } from './selects';
import { title } from './title';

/** What one record of an object can be looked up by: its id first, then the fields that tell records apart. */
export function uniqueCriteria(entity: Entity): Options {
  const names = [...(entity.idField ? [entity.idField] : []), ...(own(uniqueFields, entity.entity) ?? [])];
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
