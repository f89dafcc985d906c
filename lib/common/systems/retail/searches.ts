import type { Lookup, System } from '../system';
import { findActiveFirst, findByCriterion } from './query/findByCriterion';
import { findSet } from './query/findSet';
import { planSearches } from './query/plan';
import { countFound, searchRecords } from './query/searchRecords';
import type { RetailSystem } from './system';

export { searchIssues } from './query/searchIssues';

/** Everything that looks for records by conditions. */
export const createSearches = (
  records: RetailSystem,
): Required<Pick<System, 'search' | 'count' | 'find' | 'findSet'>> => ({
  async *search({ alternatives, ...list }, max) {
    yield* searchRecords(records, list, planSearches(list.entity, alternatives, list.relations), max);
  },
  count: async ({ alternatives, ...list }) =>
    countFound(records, list, planSearches(list.entity, alternatives, list.relations)),
  find: (lookup) => findRecords(records, lookup),
  findSet: (lookup) => findSet(records, lookup),
});

/**
 * Where Lightspeed itself keeps the field of an upsert unique an archived record is the one that is meant. Elsewhere a
 * new record has replaced it, or nobody misses it: changing it would go unseen.
 */
function findRecords(records: RetailSystem, { forUpsert, ...lookup }: Lookup) {
  if (!forUpsert) return findActiveFirst(records, lookup);
  const isKeptUnique = lookup.entity.vendorUniqueFields?.includes(lookup.criterion ?? '');
  return findByCriterion(records, { ...lookup, archived: isKeptUnique ? 'include' : 'exclude' });
}
