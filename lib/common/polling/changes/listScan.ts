import { hiddenRecords } from '../../model/hiddenRecords';
import type { Condition, GetOptions, ListQuery, Page, PageOptions, RecordRef, VendorRecord } from '../../model/query';
import type { ChangeScan, ChangeScanRequest } from '../changeScan';
import { type PollSettings, plainFilters } from '../pollSettings';

/** A system, as far as a poll by comparing needs it. */
export interface ChangeSource {
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
  get(ref: RecordRef, options?: GetOptions): Promise<VendorRecord | undefined>;
  findSet(lookup: IdLookup): Promise<ReadonlyMap<string, readonly VendorRecord[]>>;
  count(search: CountedList): Promise<number>;
  changes?(request: ChangeScanRequest): ChangeScan;
}

interface IdLookup extends Omit<RecordRef, 'id'> {
  readonly criterion: string;
  readonly values: readonly string[];
  readonly relations: readonly string[];
}

interface CountedList extends Omit<ListQuery, 'filters'> {
  readonly alternatives: readonly (readonly Condition[])[];
}

/** The scan of a system that has none of its own: the entity's list, and its records by their ids. */
export function listScan(source: ChangeSource, settings: PollSettings): ChangeScan {
  const list = listOf(settings);
  return {
    async *records() {
      for await (const { records } of source.pages(list)) yield records;
    },
    missing: (ids) => recordsById(source, settings, ids),
    count: () => source.count({ ...list, relations: [], sort: undefined, alternatives: [plainFilters(settings)] }),
  };
}

/** By id, where the vendor can: a record that changes while the list is read then keeps its place. */
function listOf({ entity, parents, filters, relations, archived }: PollSettings): ListQuery {
  const { idField } = entity;
  const sort = idField !== null && entity.sortable.includes(idField) ? { field: idField } : undefined;
  return { entity, parents, filters, relations, archived, sort };
}

/** Records whose list leaves some out are asked for one by one: that the list lacks them is no proof. */
async function recordsById(
  source: ChangeSource,
  { entity, parents, relations }: PollSettings,
  ids: readonly string[],
): Promise<ReadonlyMap<string, VendorRecord>> {
  const found = new Map<string, VendorRecord>();
  const listed = await source.findSet({ entity, parents, relations, criterion: entity.idField ?? '', values: ids });
  for (const [id, [record]] of listed) if (record) found.set(id, record);
  const unproven = hiddenRecords(entity).length > 0 ? ids.filter((id) => !found.has(id)) : [];
  for (const id of unproven) {
    const record = await source.get({ entity, id, parents }, { relations });
    if (record) found.set(id, record);
  }
  return found;
}
