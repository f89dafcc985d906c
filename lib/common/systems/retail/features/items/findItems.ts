import { groupBy, inBatches } from '../../../../util/collections';
import type { System } from '../../../system';
import { item } from '../../catalogue/item';
import { MAX_VALUES } from '../../query/checkConditions';
import type { ItemName } from './itemName';

/** The item that a name means, or why it means none. */
export type ItemLookup =
  | { readonly itemID: string; readonly issue?: undefined }
  | { readonly itemID?: undefined; readonly issue: string };

/**
 * Adds the items to what names them, up to 100 names with one request; ids are taken as they are. Archived items are
 * not found. The vendor compares texts without regard to case; here they must be equal, or a wrong item might be meant.
 */
export async function findItems<Named extends { readonly item: ItemName }>(
  system: Pick<System, 'pages'>,
  list: readonly Named[],
): Promise<(Named & ItemLookup)[]> {
  const ids = new Map<ItemName['by'], Map<string, string[]>>();
  for (const [by, ofKind] of groupBy(list, ({ item: { by } }) => by)) {
    if (by !== 'itemID') ids.set(by, await idsBy(system, by, [...new Set(ofKind.map(({ item: { value } }) => value))]));
  }
  return list.map((named) => {
    const { by, value } = named.item;
    return { ...named, ...(by === 'itemID' ? { itemID: value } : only(by, ids.get(by)?.get(value) ?? [])) };
  });
}

async function idsBy(
  system: Pick<System, 'pages'>,
  by: ItemName['by'],
  wanted: readonly string[],
): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>(wanted.map((value) => [value, []]));
  for (const values of inBatches(wanted, MAX_VALUES)) {
    const filters = [{ field: by, operator: 'IN' as const, values }];
    for await (const { records } of system.pages({ entity: item, filters })) {
      for (const record of records) ids.get(String(record[by]).trim())?.push(String(record['itemID']));
    }
  }
  return ids;
}

function only(by: ItemName['by'], [itemID, ...more]: readonly string[]): ItemLookup {
  if (itemID === undefined) return { issue: `no item has this ${by}` };
  return more.length > 0 ? { issue: `${1 + more.length} items have this ${by}` } : { itemID };
}
