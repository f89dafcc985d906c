import type { ChildCollection } from '../../../../children/childCollection';
import type { VendorRecord } from '../../../../model/query';
import { orderLine } from '../../catalogue/orderLine';
import { collect } from '../../paging/pages';
import type { RetailSystem } from '../../system';
import { createOnce } from '../../writes/createOnce';

/** The lines of one order. */
export const orderLines = (
  { client, pages }: Pick<RetailSystem, 'client' | 'pages'>,
  orderID: string,
): ChildCollection => ({
  idField: 'orderLineID',
  matchRule,
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
 * The vendor derives the costs that were not given from the given one, so that one alone is compared, a price first. No
 * page says how many decimals the vendor keeps, so less than half a cent is no difference.
 */
const matchRule: ChildCollection['matchRule'] = {
  groupKey: (line) => [itemAndQuantity(line), ...COSTS.map((cost) => line[cost])].join(),
  indexKeys: (line) => [itemAndQuantity(line), ...COSTS.map((cost) => costKey(line, cost, centsOf(line[cost])))],
  lookupKeys(line) {
    const given = givenCost(line);
    if (given === undefined) return [itemAndQuantity(line)];
    const cents = centsOf(line[given]);
    return [cents - 1, cents, cents + 1].map((near) => costKey(line, given, near));
  },
  matches(wanted, present) {
    const given = givenCost(wanted);
    return given === undefined || Math.abs(Number(wanted[given]) - Number(present[given])) < 0.005;
  },
};

const COSTS = ['price', 'originalPrice', 'vendorCost'] as const;

const itemAndQuantity = ({ itemID, quantity }: VendorRecord): string => `${itemID} ${Number(quantity)}`;

const givenCost = (line: VendorRecord) => COSTS.find((cost) => line[cost] !== undefined);

const costKey = (line: VendorRecord, cost: string, cents: number): string =>
  `${itemAndQuantity(line)} ${cost} ${cents}`;

const centsOf = (cost: unknown): number => Math.round(Number(cost) * 100);
