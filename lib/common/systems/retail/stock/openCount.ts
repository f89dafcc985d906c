import { InputError } from '../../../errors';
import type { System } from '../../system';
import { inventoryCount } from '../catalogue/inventoryCount';
import { collect } from '../lists/collect';

/** The count that entries go to. */
export interface OpenCount {
  readonly inventoryCountID: string;
  /** It has just been created: it has no entries yet, and is not reconciled. */
  readonly isNew: boolean;
}

/**
 * The count with this name in this shop, or a new one.
 *
 * @throws InputError when several counts of the shop have the name
 */
export async function openCount(
  system: Pick<System, 'create' | 'pages'>,
  name: string,
  shopID: string,
): Promise<OpenCount> {
  const found = await collect(
    system.pages({
      entity: inventoryCount,
      filters: [
        { field: 'name', operator: '=', values: [name] },
        { field: 'shopID', operator: '=', values: [shopID] },
      ],
      // A count that is done may have been put away.
      archived: 'include',
    }),
  );
  const [match, ...more] = found.filter((count) => String(count['name']).trim() === name);
  if (more.length > 0) throw new InputError(`Several inventory counts of shop ${shopID} have the name of this one.`);
  if (match) return { inventoryCountID: String(match['inventoryCountID']), isNew: false };
  const fields = { name, shopID };
  const created = await system.create({ entity: inventoryCount, fields }, { identifiedBy: ['name', 'shopID'] });
  // Cut off, for example: no page tells how long it may be.
  if (String(created['name']).trim() !== name) {
    throw new InputError(
      'Lightspeed did not keep the "name" of the count as it is: use a shorter one. No stock was set.',
    );
  }
  return { inventoryCountID: String(created['inventoryCountID']), isNew: true };
}
