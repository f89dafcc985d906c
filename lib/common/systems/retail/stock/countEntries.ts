import type { VendorRecord } from '../../system';
import { inventoryCountItem } from '../catalogue/inventoryCountItem';
import { createOnce } from '../children/createOnce';
import type { Family } from '../children/family';
import { collect } from '../lists/collect';
import type { RetailSystem } from '../system';

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
