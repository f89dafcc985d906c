import type { VendorRecord } from '../../../../model/query';
import type { ChangeScan, ChangeScanRequest } from '../../../../polling/changeScan';
import { inBatches } from '../../../../util/collections';
import { BATCH, createdSince, idOf, type OrderReads, ordersWhere, readAgain, withRelations } from './orderReads';
import { createdKey, isCredible, memoryOf, readMemory } from './recentOrders';

/**
 * Orders that were created since the scan before, the oldest first, each once, whatever becomes of it. The vendor's list
 * cannot be relied on to be in the order of their dates: all that may be new are read, and sorted here.
 */
export function newOrders(orders: OrderReads, { settings, memory }: ChangeScanRequest): ChangeScan {
  const { relations } = settings;
  const before = readMemory(memory);
  const known = new Set(before?.ids);
  let listed: readonly VendorRecord[] = [];
  let latest: string | undefined;
  let serverNowMs: number | undefined;

  async function read(): Promise<VendorRecord[]> {
    const all: VendorRecord[] = [];
    for await (const page of ordersWhere(orders, settings, createdSince(before?.from ?? ''), [])) {
      all.push(...page.records);
      serverNowMs = page.serverNowMs;
    }
    return all.sort(byCreation);
  }

  return {
    async *records() {
      listed = await read();
      const fresh = listed.filter((order) => !known.has(idOf(order))).slice(0, MAX_AT_ONCE);
      for (const order of fresh) {
        known.add(idOf(order));
        const created = createdKey(order);
        if (created !== undefined && isCredible(created, serverNowMs)) latest = created;
      }
      for (const batch of inBatches(fresh, BATCH)) yield withRelations(orders, batch, relations);
    },
    /** What a run before this may have emitted, and is not among the first any more, or gone. */
    async missing(ids) {
      for (const id of ids) known.add(id);
      const found = await readAgain(orders, ids, relations);
      const gone = ids.map((id): [string, VendorRecord] => [id, { id, deleted: true }]);
      return new Map([...gone, ...found.map((order): [string, VendorRecord] => [idOf(order), order])]);
    },
    isFinal: () => true,
    version: ({ id }) => ({ id }),
    memory: () => {
      const emitted = listed.filter((order) => known.has(idOf(order)));
      return memoryOf(before, emitted, latest);
    },
  };
}

/** More would not fit into the snapshot: the others are left to the next run. */
const MAX_AT_ONCE = 250;

const byCreation = (a: VendorRecord, b: VendorRecord): number =>
  compare(createdKey(a) ?? '', createdKey(b) ?? '') || compare(idOf(a), idOf(b));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
