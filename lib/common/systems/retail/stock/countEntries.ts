import type { System, VendorRecord } from '../../system';
import { inventoryCountItem } from '../catalogue/inventoryCountItem';
import type { Family } from '../children/family';
import { collect } from '../collect';

/** The entries of one count. */
export const countEntries = (system: Pick<System, 'create' | 'pages'>, inventoryCountID: string): Family => ({
  idField: 'inventoryCountItemID',
  likeness: { groupOf: itemAndQuantity, fits: () => true },
  // Entries of one item add up, so a lost answer must not make a second one: the family itself looks.
  create: (fields) =>
    system.create({ entity: inventoryCountItem, fields: { inventoryCountID, ...fields } }, { identifiedBy: [] }),
  read: () =>
    collect(
      system.pages({
        entity: inventoryCountItem,
        filters: [{ field: 'inventoryCountID', operator: '=', values: [inventoryCountID] }],
        sort: { field: 'inventoryCountItemID' },
      }),
    ),
});

const itemAndQuantity = ({ itemID, qty }: VendorRecord): string => `${itemID} ${Number(qty)}`;
