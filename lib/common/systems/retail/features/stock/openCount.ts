import type { VendorRecord } from '../../../../model/query';
import { InputError } from '../../../../util/errors';
import type { System } from '../../../system';
import { inventoryCount } from '../../catalogue/inventoryCount';
import { inventoryCountItem } from '../../catalogue/inventoryCountItem';
import { collect } from '../../paging/pages';
import type { RetailSystem } from '../../system';
import { createOnce, type Family } from '../children/createAll';
import { lookUntilQuiet, type QuietDeps } from '../children/lookUntilQuiet';
import { findParents, type Parent } from '../children/parent';

/** The count that entries go to. A new one is not reconciled. */
export interface OpenCount extends Parent {
  readonly inventoryCountID: string;
}

/**
 * The count with this name in this shop, or a new one. When an earlier run of the message may have sent one that is
 * still to come, it is waited for.
 *
 * @throws InputError when several counts of the shop have the name
 */
export async function openCount(
  system: Pick<System, 'create' | 'pages'>,
  name: string,
  shopID: string,
  deps: QuietDeps,
): Promise<OpenCount> {
  const found = await lookUntilQuiet(async () => {
    const seen = await findCount(system, name, shopID, deps);
    return { seen, isComplete: seen !== undefined };
  }, deps);
  return found ?? createCount(system, name, shopID);
}

async function findCount(
  system: Pick<System, 'pages'>,
  name: string,
  shopID: string,
  { clock }: QuietDeps,
): Promise<OpenCount | undefined> {
  const found = await findParents(
    system.pages({
      entity: inventoryCount,
      filters: [
        { field: 'name', operator: '=', values: [name] },
        { field: 'shopID', operator: '=', values: [shopID] },
      ],
      // A count that is done may have been put away.
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
  // Cut off, for example: no page tells how long it may be.
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
): Family => ({
  idField: 'inventoryCountItemID',
  likeness: { kindOf: itemAndQuantity, namesOf, searchedFor: namesOf, fits: () => true },
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
