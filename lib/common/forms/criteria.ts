import type { Entity } from '../model/entity';
import { title } from './fieldSchema';
import type { Options } from './selects';

/** The fields by which a single record can be looked up: the id first, then the unique fields. */
export function uniqueCriteria({ idField, uniqueFields = [] }: Entity): Options {
  const names = [...(idField ? [idField] : []), ...uniqueFields];
  return Object.fromEntries(names.map((name) => [name, title(name)]));
}
