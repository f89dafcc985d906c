import type { Condition, VendorRecord } from '../../../../model/query';
import type { ChangeScan, ChangeScanRequest } from '../../../../polling/changeScan';
import { type PollSettings, plainFilters } from '../../../../polling/pollSettings';
import { inBatches } from '../../../../util/collections';
import { InputError } from '../../../../util/errors';
import { ORDER_STATUS } from '../../catalogue/orderStatus';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { recordTest } from '../../query/recordTest';
import { BATCH, createdSince, idOf, type OrderReads, ordersWhere, readAgain, withRelations } from './orderReads';
import { createdKey, isCredible, memoryOf, readMemory } from './recentOrders';

/**
 * Orders that are open, placed or partly received, and those that were created and closed since the scan before. Closed
 * orders are not followed: there are more and more of them, and no page says that they change.
 *
 * The first scan passes over the closed ones: they were closed before anybody followed them.
 */
export function changedOrders(orders: OrderReads, { settings, memory }: ChangeScanRequest): ChangeScan {
  const { filters, relations, sample } = settings;
  const before = readMemory(memory);
  const statuses = followedStatuses(settings);
  const closed = new Map<string, VendorRecord>();
  let latest: string | undefined;
  let isAnyThere = false;
  const note = (records: readonly VendorRecord[], serverNowMs?: number) => {
    isAnyThere ||= records.length > 0;
    for (const order of records) {
      const created = createdKey(order);
      if (created !== undefined && (latest ?? '') < created && isCredible(created, serverNowMs)) latest = created;
      if (isClosed(order)) closed.set(idOf(order), order);
    }
    return records;
  };

  async function* closedSince() {
    const known = new Set(before?.ids);
    const from = before?.from ?? memoryOf(undefined, [], latest).from;
    for await (const { records, serverNowMs } of ordersWhere(
      orders,
      { filters: [...filters, statusIs(ORDER_STATUS.closed)] },
      createdSince(from),
      [],
    )) {
      const fresh = note(records, serverNowMs).filter((order) => !known.has(idOf(order)));
      if (!before && !sample) continue;
      for (const batch of inBatches(fresh, BATCH)) yield withRelations(orders, batch, relations);
    }
  }

  return {
    async *records() {
      for (const status of statuses) {
        for await (const page of ordersWhere(orders, settings, statusIs(status), relations))
          yield note(page.records, page.serverNowMs);
      }
      yield* closedSince();
    },
    async missing(ids) {
      const found = note(await readAgain(orders, ids, relations));
      // A 404 is how this vendor says that an order is gone, and how any server says that it has no such API.
      if (!isAnyThere) await orders.proveServer();
      return new Map(found.map((order) => [idOf(order), order]));
    },
    isFinal: isClosed,
    isFollowed: (order) => !isClosed(order) && recordTest(purchaseOrder, plainFilters(settings))(order),
    memory: () => memoryOf(before, [...closed.values()], latest),
  };
}

const isClosed = ({ purchaseStatus }: VendorRecord): boolean => Number(purchaseStatus) === ORDER_STATUS.closed;

/** In the order in which an order passes through them: one that goes on meanwhile is met again, and none is missed. */
const FOLLOWED: readonly number[] = [ORDER_STATUS.open, ORDER_STATUS.placed, ORDER_STATUS.partiallyReceived];

/** @throws InputError when the filter asks for closed orders alone */
function followedStatuses(settings: PollSettings): readonly number[] {
  const conditions = plainFilters(settings).filter(({ field }) => field === 'purchaseStatus' || field === 'status');
  const accepts = recordTest(purchaseOrder, conditions);
  const statuses = FOLLOWED.filter((purchaseStatus) => accepts({ purchaseStatus }));
  if (statuses.length > 0) return statuses;
  throw new InputError(
    `${purchaseOrder.plural}: the filter leaves no order that is open, placed or partially received, and others are not ` +
      'followed. Check "purchaseStatus" in a later step: an order goes out once more when it is closed.',
  );
}

const statusIs = (status: number): Condition => ({
  field: 'purchaseStatus',
  operator: '=',
  values: [String(status)],
});
