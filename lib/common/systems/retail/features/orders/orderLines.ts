import type { VendorRecord } from '../../../../model/query';
import { orderLine } from '../../catalogue/orderLine';
import { collect } from '../../paging/pages';
import type { RetailSystem } from '../../system';
import type { Family } from '../children/createAll';
import { createOnce } from '../children/createAll';

/** The lines of one order. */
export const orderLines = ({ client, pages }: Pick<RetailSystem, 'client' | 'pages'>, orderID: string): Family => ({
  idField: 'orderLineID',
  likeness,
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

/**
 * The vendor derives the costs that were not given from the one that was: that one alone is compared, a price first. No
 * page tells how many decimals it keeps, so less than half a cent is no difference.
 */
const likeness: Family['likeness'] = {
  kindOf: (line) => [itemAndQuantity(line), ...COSTS.map((cost) => line[cost])].join(),
  namesOf: (line) => [itemAndQuantity(line), ...COSTS.map((cost) => named(line, cost, centsOf(line[cost])))],
  searchedFor(line) {
    const given = givenCost(line);
    if (given === undefined) return [itemAndQuantity(line)];
    const cents = centsOf(line[given]);
    return [cents - 1, cents, cents + 1].map((near) => named(line, given, near));
  },
  fits(wanted, present) {
    const given = givenCost(wanted);
    return given === undefined || Math.abs(Number(wanted[given]) - Number(present[given])) < 0.005;
  },
};

const COSTS = ['price', 'originalPrice', 'vendorCost'] as const;

const itemAndQuantity = ({ itemID, quantity }: VendorRecord): string => `${itemID} ${Number(quantity)}`;

const givenCost = (line: VendorRecord) => COSTS.find((cost) => line[cost] !== undefined);

const named = (line: VendorRecord, cost: string, cents: number): string => `${itemAndQuantity(line)} ${cost} ${cents}`;

const centsOf = (cost: unknown): number => Math.round(Number(cost) * 100);
