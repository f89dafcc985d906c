import type { Entity } from '../../../model/entity';
import { isObject } from '../../../util/collections';

/**
 * The to-many relations of a page's records that were asked for and that none of them shows, not even as empty: their
 * lists may be empty, or the vendor does not load them.
 */
export function absentRelations(entity: Entity, raws: readonly unknown[], relations: readonly string[]): string[] {
  const records = raws.filter(isObject);
  const isAbsent = (name: string) =>
    entity.relations[name]?.kind === 'many' && !name.includes('.') && records.every((record) => !(name in record));
  return records.length > 0 ? relations.filter(isAbsent) : [];
}
