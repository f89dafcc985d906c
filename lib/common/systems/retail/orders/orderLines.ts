import type { VendorRecord } from '../../system';
import { orderLine } from '../catalogue/orderLine';
import { createOnce } from '../children/createOnce';
import type { Family } from '../children/family';
import { collect } from '../lists/collect';
import type { RetailSystem } from '../system';

/** The lines of one order. */
export const orderLines = ({ client, pages }: Pick<RetailSystem, 'client' | 'pages'>, orderID: string): Family => ({
  idField: 'orderLineID',
  likeness: { groupOf: itemAndQuantity, fits: hasGivenCost },
  create: (fields) => createOnce(client, { entity: orderLine, fields: { orderID, ...fields } }),
  read: () =>
    collect(
      pages({
        entity: orderLine,
        filters: [{ field: 'orderID', operator: '=', values: [orderID] }],
        sort: { field: 'orderLineID' },
      }),
    ),
});

const itemAndQuantity = ({ itemID, quantity }: VendorRecord): string => `${itemID} ${Number(quantity)}`;

/**
 * The vendor derives the costs that were not given from the one that was: that one alone is compared, a price first. No
 * page tells how many decimals it keeps, so less than half a cent is no difference.
 */
function hasGivenCost(wanted: VendorRecord, present: VendorRecord): boolean {
  const given = COSTS.find((cost) => wanted[cost] !== undefined);
  return given === undefined || Math.abs(Number(wanted[given]) - Number(present[given])) < 0.005;
}

const COSTS = ['price', 'originalPrice', 'vendorCost'] as const;
