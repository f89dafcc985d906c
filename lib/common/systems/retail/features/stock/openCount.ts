import type { ChildCollection } from '../../../../children/childCollection';
import { findParents, type Parent } from '../../../../children/parent';
import { type QuietContext, readUntilQuiet } from '../../../../children/readUntilQuiet';
import type { VendorRecord } from '../../../../model/query';
import { InputError } from '../../../../util/errors';
import type { System } from '../../../system';
import { inventoryCount } from '../../catalogue/inventoryCount';
import { inventoryCountItem } from '../../catalogue/inventoryCountItem';
import { collect } from '../../paging/pages';
import type { RetailSystem } from '../../system';
import { createOnce } from '../../writes/createOnce';

/** The count that takes the entries. A new one is not reconciled. */
export interface OpenCount extends Parent {
  readonly inventoryCountID: string;
}

/**
 * Finds the count with this name in this shop, or creates one. Waits for a count that an earlier run of the message may
 * have sent.
 *
 * @throws InputError when several counts of the shop have the name
 */
export async function openCount(
  system: Pick<System, 'create' | 'pages'>,
  name: string,
  shopID: string,
  context: QuietContext,
): Promise<OpenCount> {
  const found = await readUntilQuiet(async () => {
    const value = await findCount(system, name, shopID, context);
    return { value, isComplete: value !== undefined };
  }, context);
  return found ?? createCount(system, name, shopID);
}

async function findCount(
  system: Pick<System, 'pages'>,
  name: string,
  shopID: string,
  { clock }: QuietContext,
): Promise<OpenCount | undefined> {
  const found = await findParents(
    system.pages({
      entity: inventoryCount,
      filters: [
        { field: 'name', operator: '=', values: [name] },
        { field: 'shopID', operator: '=', values: [shopID] },
      ],
      // A finished count may have been archived.
      archived: 'include',
    }),
    clock,
  );
  const [match, ...more] = found.filter(({ record }) => String(record['name']).trim() === name);
  if (more.length > 0) throw new InputError(`Several inventory counts of shop ${shopID} have the name of this one.`);
  return match && opened(match);
}

async function createCount(system: Pick<System, 'create'>, name: string, shopID: string): Promise<OpenCount> {
  const fields = { name, shopID };
  const created = await system.create({ entity: inventoryCount, fields }, { identifiedBy: ['name', 'shopID'] });
  // It may have been cut off: no page says how long it may be.
  if (String(created['name']).trim() !== name) {
    throw new InputError(
      'Lightspeed did not keep the "name" of the count as it is: use a shorter one. No stock was set.',
    );
  }
  return opened({ record: created, isNew: true, aheadMs: 0 });
}

const opened = (parent: Parent): OpenCount => ({
  ...parent,
  inventoryCountID: String(parent.record['inventoryCountID']),
});

/** The entries of one count. */
export const countEntries = (
  { client, pages }: Pick<RetailSystem, 'client' | 'pages'>,
  inventoryCountID: string,
): ChildCollection => ({
  idField: 'inventoryCountItemID',
  matchRule: { groupKey: itemAndQuantity, indexKeys: namesOf, lookupKeys: namesOf, matches: () => true },
  create: (fields) => createOnce(client, { entity: inventoryCountItem, fields: { inventoryCountID, ...fields } }),
  read: () =>
    collect(
      pages({
        entity: inventoryCountItem,
        filters: [{ field: 'inventoryCountID', operator: '=', values: [inventoryCountID] }],
        sort: { field: 'inventoryCountItemID' },
      }),
    ),
});

const itemAndQuantity = ({ itemID, qty }: VendorRecord): string => `${itemID} ${Number(qty)}`;

const namesOf = (entry: VendorRecord): string[] => [itemAndQuantity(entry)];
