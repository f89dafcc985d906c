import type { ListQuery, PageOptions, VendorRecord } from '../../../model/query';
import type { RecordStore } from '../../system';
import type { RetailClient } from '../client/request';
import type { PlannedQuery } from './conjunction';
import { countRecords } from './count';
import { mergeSorted, recordOrder } from './mergeSorted';
import { recordCheck } from './recordTest';

/** The common part of the queries of one search. */
export type SearchList = Omit<ListQuery, 'filters'>;

/**
 * The records that any of the queries finds, each once, in batches; the next batch is requested when the consumer wants
 * it. Sorted as `list` says; without a sort one query follows the other, each in the vendor's order. Keeps only the ids
 * of the records that went out.
 *
 * @param maxRecords the most records that the consumer reads
 */
export async function* searchRecords(
  system: Pick<RecordStore, 'pages'>,
  list: SearchList,
  searches: readonly PlannedQuery[],
  maxRecords = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly VendorRecord[]> {
  // With several queries, or checks on the records, it is not known how many records have to be read.
  const [only] = searches.length === 1 ? searches : [];
  const options = only && only.checks.length === 0 ? { pageSize: Math.min(100, maxRecords), maxRecords } : {};
  const results = searches.map((search) => found(system, list, search, options));
  const [first] = results;
  if (first && results.length === 1) return yield* first;
  const isNew = createFirstTimeFilter(list);
  const merged = list.sort ? mergeSorted(results, recordOrder(list.entity, list.sort)) : concatenated(results);
  for await (const records of merged) yield records.filter(isNew);
}

/** Counts the records that the queries find: with one request where that is possible, else by reading them. */
export async function countFound(
  system: Pick<RecordStore, 'pages'> & { readonly client: RetailClient },
  list: SearchList,
  searches: readonly PlannedQuery[],
): Promise<number> {
  const bare: SearchList = { ...list, relations: [], sort: undefined };
  const [only, ...others] = searches;
  if (only && others.length === 0 && only.checks.length === 0) {
    return countRecords(system.client, { ...bare, filters: only.filters });
  }
  let count = 0;
  for await (const records of searchRecords(system, bare, searches)) count += records.length;
  return count;
}

async function* found(
  system: Pick<RecordStore, 'pages'>,
  list: SearchList,
  { filters, checks }: PlannedQuery,
  options: PageOptions,
): AsyncGenerator<readonly VendorRecord[]> {
  const isMatch = recordCheck(list.entity, checks);
  for await (const { records } of system.pages({ ...list, filters }, options)) {
    yield records.filter(isMatch);
  }
}

async function* concatenated<T>(lists: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const list of lists) yield* list;
}

/** Rows of reports have no id, but no two of them are the same. */
function createFirstTimeFilter({ entity: { idField } }: SearchList): (record: VendorRecord) => boolean {
  const seen = new Set<string>();
  return (record) => {
    const key = String((idField && record[idField]) ?? JSON.stringify(record));
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
}
