import type { ChildCollection } from '../../../../children/childCollection';
import type { VendorRecord } from '../../../../model/query';
import { InputError } from '../../../../util/errors';
import type { RecordStore } from '../../../system';
import { ORDER_STATUS, statusName } from '../../catalogue/orderStatus';
import { purchaseOrderLine } from '../../catalogue/purchaseOrderLine';
import type { LsOneClient } from '../../client/request';
import { createOnce } from '../../writes/createOnce';
import type { OpenOrder } from './openOrder';

interface LinesContext {
  readonly client: LsOneClient;
  readonly system: Pick<RecordStore, 'pages'>;
}

/** The lines of one order. They go out one by one, in the order of the message. */
export function orderLines({ client, system }: LinesContext, { id, record }: OpenOrder): ChildCollection {
  const parents = { purchaseOrderID: id };
  return {
    idField: 'lineNumber',
    concurrency: 1,
    hasNoTimes: true,
    matchRule: matchRule(record),
    async create(fields) {
      if (Number(record['purchaseStatus']) !== ORDER_STATUS.open) throw closed(id, record);
      return createOnce(client, { entity: purchaseOrderLine, fields, parents });
    },
    async read() {
      const lines: VendorRecord[] = [];
      for await (const { records } of system.pages({ entity: purchaseOrderLine, parents })) lines.push(...records);
      return lines;
    },
  };
}

/** No page says whether such an order can still be changed; whoever it was sent to would not learn of it. */
const closed = (id: string, { purchaseStatus }: VendorRecord): InputError =>
  new InputError(
    `Purchase order ${id} has the "refNum" of this message and is ${statusName(purchaseStatus)}: it takes no more lines.`,
  );

/**
 * A line is known again by item, unit, quantity, price and discount, by value. A discount that the message does not give
 * may be the order's own. What else a line holds may be changed by the server, so that it tells nothing.
 */
const matchRule = (order: VendorRecord): ChildCollection['matchRule'] => ({
  groupKey: (line) => [baseKey(line), ...Object.keys(DISCOUNTS).map((name) => line[name])].join(),
  indexKeys: (line) => [baseKey(line)],
  lookupKeys: (line) => [baseKey(line)],
  matches: (wanted, present) =>
    Object.entries(DISCOUNTS).every(([name, ofOrder]) => {
      const possible = wanted[name] === undefined ? [0, order[ofOrder]] : [wanted[name]];
      return possible.some((value) => decimal(value) === decimal(present[name]));
    }),
});

/** Of a line -> of its order. */
const DISCOUNTS = {
  discountAmount: 'defaultDiscountAmount',
  discountPercentage: 'defaultDiscountPercentage',
} as const;

const baseKey = ({ itemID, unitID, quantity, unitPrice }: VendorRecord): string =>
  JSON.stringify([itemID, unitID, decimal(quantity), decimal(unitPrice)]);

/** The server keeps up to six decimals, as far as its samples show. */
const decimal = (value: unknown): string => Number(value ?? 0).toFixed(6);
