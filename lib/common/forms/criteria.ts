import type { Entity } from '../model/entity';
import { title } from './fieldSchema';
import type { Options } from './selects';

/** What one record of an object can be looked up by: its id first, then the fields that tell records apart. */
export function uniqueCriteria({ idField, uniqueFields = [] }: Entity): Options {
  const names = [...(idField ? [idField] : []), ...uniqueFields];
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
