import type { System, VendorRecord } from '../../system';
import { orderLine } from '../catalogue/orderLine';
import type { Family } from '../children/family';
import { collect } from '../collect';

/** The lines of one order. */
export const orderLines = (system: Pick<System, 'create' | 'pages'>, orderID: string): Family => ({
  idField: 'orderLineID',
  likeness: { groupOf: itemAndQuantity, fits: hasGivenCost },
  // No field tells equal lines apart: the family itself looks after an unclear outcome.
  create: (fields) => system.create({ entity: orderLine, fields: { orderID, ...fields } }, { identifiedBy: [] }),
  read: () =>
    collect(
      system.pages({
        entity: orderLine,
        filters: [{ field: 'orderID', operator: '=', values: [orderID] }],
        sort: { field: 'orderLineID' },
      }),
    ),
});

const itemAndQuantity = ({ itemID, quantity }: VendorRecord): string => `${itemID} ${Number(quantity)}`;

/**
 * The vendor derives the costs that were not given from the one that was: that one alone is compared, a price first.
 * As numbers, since `10.5` and `10.50` are the same: up to 15 digits no two decimals become the same number.
 */
function hasGivenCost(wanted: VendorRecord, present: VendorRecord): boolean {
  const given = COSTS.find((cost) => wanted[cost] !== undefined);
  return given === undefined || Number(wanted[given]) === Number(present[given]);
}

const COSTS = ['price', 'originalPrice', 'vendorCost'] as const;
