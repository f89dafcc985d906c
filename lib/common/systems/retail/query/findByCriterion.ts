import { canBeArchived } from '../../../model/archiving';
import type { Entity } from '../../../model/entity';
import type { ListQuery, VendorRecord } from '../../../model/query';
import type { Lookup, RecordStore } from '../../system';
import { equals, hasValue } from './criteria';

/** A look-up of the one record that has a certain value. */
export interface UniqueLookup extends Omit<Lookup, 'forUpsert'> {
  /** Default `exclude`; not minded when the criterion is the id. */
  readonly archived?: ListQuery['archived'];
}

/**
 * Finds the records that match exactly, two at most: that several match is all that the caller needs to know.
 *
 * Rejects with an `InputError` when the value does not fit the field, and as `RecordStore.get` and `RecordStore.pages` do.
 */
export async function findByCriterion(
  system: Pick<RecordStore, 'get' | 'pages'>,
  search: UniqueLookup,
): Promise<VendorRecord[]> {
  const { entity, criterion, parents, relations = [], archived = 'exclude' } = search;
  const value = search.value.trim();
  if (criterion === null || criterion === entity.idField) {
    const record = await system.get({ entity, id: value, parents }, { relations });
    return record ? [record] : [];
  }
  const matches: VendorRecord[] = [];
  const query = { entity, parents: parents ?? {}, filters: equals(entity, criterion, value), relations, archived };
  for await (const { records } of system.pages(query, { pageSize: MAX_MATCHES })) {
    matches.push(...records.filter((record) => hasValue(entity, criterion, record, value)));
    if (matches.length >= MAX_MATCHES) break;
  }
  return matches.slice(0, MAX_MATCHES);
}

/**
 * As {@link findByCriterion}, active records before archived ones: an archived record is better than none, but an active
 * one that took over its SKU is better still.
 */
export async function findActiveFirst(
  system: Pick<RecordStore, 'get' | 'pages'>,
  search: Omit<UniqueLookup, 'archived'>,
): Promise<VendorRecord[]> {
  const [first, second] = archivedOrder(search.entity, search.criterion);
  const found = await findByCriterion(system, { ...search, archived: first });
  return found.length > 0 || second === undefined ? found : findByCriterion(system, { ...search, archived: second });
}

/** The lists to search, one after the other. A field that Lightspeed keeps unique needs no second search. */
export const archivedOrder = (
  entity: Entity,
  criterion: string | null,
): readonly [NonNullable<UniqueLookup['archived']>, UniqueLookup['archived']?] =>
  criterion === entity.idField ||
  !canBeArchived(entity) ||
  (criterion !== null && entity.vendorUniqueFields?.includes(criterion))
    ? ['include']
    : ['exclude', 'only'];

const MAX_MATCHES = 2;
