import type { Entity } from '../../../model/entity';
import type { ListQuery, VendorRecord } from '../../../model/query';
import type { System } from '../../system';
import { type Comparison, comparisonBy, equalsAny } from './criteria';
import { archivedOrder, findByCriterion } from './findByCriterion';
import { planSearches } from './plan';
import { searchRecords } from './searchRecords';
import { throwIfTooMany } from './splitLists';

/** A look-up of the records that have one of many values. */
export interface SetLookup {
  readonly entity: Entity;
  /** The id field, or one of the entity's `uniqueFields`. */
  readonly criterion: string;
  /** Each once, without spaces round it. */
  readonly values: readonly string[];
  readonly parents: Readonly<Record<string, string>>;
  readonly relations: readonly string[];
}

/** The records of each value that was found, in the order of the values. */
export type FoundSet = ReadonlyMap<string, readonly VendorRecord[]>;

/**
 * Finds the records that match each of the values exactly, active ones before archived ones as a look-up of one value
 * does, with one request for a hundred values where the vendor takes lists.
 *
 * @throws InputError for a value that does not fit the field, and when the values need too many requests
 */
export async function findSet(system: Pick<System, 'get' | 'pages'>, search: SetLookup): Promise<FoundSet> {
  const found = new Map<string, VendorRecord[]>();
  for (const archived of archivedOrder(search.entity, search.criterion)) {
    const values = search.values.filter((value) => !found.has(value));
    if (archived === undefined || values.length === 0) break;
    await addFound(system, { ...search, values }, archived, found);
  }
  return new Map(search.values.flatMap((value) => (found.has(value) ? [[value, found.get(value) ?? []]] : [])));
}

async function addFound(
  system: Pick<System, 'get' | 'pages'>,
  search: SetLookup,
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
  system: Pick<System, 'pages'>,
  { entity, criterion, values, parents, relations }: SetLookup,
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
