import type { ListQuery, VendorRecord } from '../../../model/query';
import type { FoundSet, RecordStore, SetLookup } from '../../system';
import { type Comparison, comparisonBy, equalsAny } from './criteria';
import { archivedOrder, findByCriterion } from './findByCriterion';
import { planSearches } from './plan';
import { searchRecords } from './searchRecords';
import { throwIfTooMany } from './splitLists';

type WholeLookup = Required<SetLookup> & { readonly parents: NonNullable<SetLookup['parents']> };

/**
 * Finds the records that match each of the values exactly, active ones before archived ones as a look-up of one value
 * does, with one request for a hundred values where the vendor takes lists.
 *
 * @throws InputError for a value that does not fit the field, and when the values need too many requests
 */
export async function findSet(system: Pick<RecordStore, 'get' | 'pages'>, lookup: SetLookup): Promise<FoundSet> {
  const search: WholeLookup = { relations: [], ...lookup, parents: lookup.parents ?? {} };
  const found = new Map<string, VendorRecord[]>();
  for (const archived of archivedOrder(search.entity, search.criterion)) {
    const values = search.values.filter((value) => !found.has(value));
    if (archived === undefined || values.length === 0) break;
    await addFound(system, { ...search, values }, archived, found);
  }
  return new Map(search.values.flatMap((value) => (found.has(value) ? [[value, found.get(value) ?? []]] : [])));
}

async function addFound(
  system: Pick<RecordStore, 'get' | 'pages'>,
  search: WholeLookup,
  archived: NonNullable<ListQuery['archived']>,
  found: Map<string, VendorRecord[]>,
): Promise<void> {
  const comparison = comparisonBy(search.entity, search.criterion);
  const add = (value: string, record: VendorRecord) => found.set(value, [...(found.get(value) ?? []), record]);
  if (!comparison || !search.entity.operations.list) {
    throwIfTooMany(search.entity, search.values.length, [search.criterion]);
    for (const value of search.values) {
      for (const record of await findByCriterion(system, { ...search, value, archived })) add(value, record);
    }
    return;
  }
  const valuesOf = indexed(search.values, comparison);
  for await (const records of listed(system, search, archived)) {
    for (const record of records) {
      for (const value of new Set(comparison.ofRecord(record).flatMap((key) => valuesOf.get(key) ?? [])))
        add(value, record);
    }
  }
}

function listed(
  system: Pick<RecordStore, 'pages'>,
  { entity, criterion, values, parents, relations }: WholeLookup,
  archived: NonNullable<ListQuery['archived']>,
): AsyncIterable<readonly VendorRecord[]> {
  const searches = planSearches(entity, [equalsAny(entity, criterion, values)], relations);
  return searchRecords(system, { entity, parents, relations, archived, sort: undefined }, searches);
}

/** The values by their compared form: `A@x.org` and `a@x.org` are one e-mail address. */
function indexed(values: readonly string[], { ofValue }: Comparison): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const value of values) index.set(ofValue(value), [...(index.get(ofValue(value)) ?? []), value]);
  return index;
}
