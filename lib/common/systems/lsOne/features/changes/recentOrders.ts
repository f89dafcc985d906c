import type { VendorRecord } from '../../../../model/query';
import { isObject } from '../../../../util/collections';
import { dateKey } from '../../records/dates';

/** Which of the latest orders need not go out again, for the next scan. */
export interface Memory {
  /** Orders created before this need not be looked at, by the server's own time without a zone; '': all are looked at. */
  readonly from: string;
  /** Of the others those that are known, by their ids. */
  readonly ids: readonly string[];
}

/** Undefined when there is none, or it makes no sense. */
export function readMemory(value: unknown): Memory | undefined {
  if (!isObject(value)) return undefined;
  const { from, ids } = value;
  const isRight = typeof from === 'string' && (from === '' || dateKey(from) !== undefined);
  return isRight && Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? { from, ids } : undefined;
}

/**
 * The memory after a scan. Orders that were created up to 65 minutes before the latest one are looked at again: the server's
 * clock is set back by an hour in autumn, and an order may appear a moment after one that has a later date.
 *
 * @param before of the scan before
 * @param known the orders that need not go out again
 * @param latest the latest date of creation that was seen
 */
export function memoryOf(
  before: Memory | undefined,
  known: readonly VendorRecord[],
  latest: string | undefined,
): Memory {
  const dated = known.flatMap((order) => {
    const created = createdKey(order);
    return created === undefined ? [] : [{ id: String(order['id']), created }];
  });
  const newestFirst = dated
    .map(({ created }) => created)
    .sort()
    .reverse();
  const oldest = newestFirst[MAX_IDS - 1] ?? '';
  const froms = [before?.from ?? '', latest === undefined ? '' : lookBack(latest), oldest].sort();
  // What is later than the latest one may not have gone out yet. What the memory before left behind has: it must not come
  // again when the latest orders were deleted.
  const greatest = latest === undefined ? froms.at(-1) : [froms.at(-1), latest].sort()[0];
  const from = [before?.from ?? '', (greatest ?? '').slice(0, SECONDS_END)].sort().at(-1) ?? '';
  return { from, ids: dated.filter(({ created }) => created >= from).map(({ id }) => id) };
}

/** By which dates of creation are compared; undefined when the order has none. */
export const createdKey = ({ createdDate }: VendorRecord): string | undefined => dateKey(String(createdDate));

/**
 * Whether a date of creation can be that of the latest order. One that lies in the future, of a clock that was wrong, would
 * hide all orders that are created until then. The dates have no zone, and no zone is more than 14 hours ahead.
 *
 * @param serverNowMs the server's clock; undefined where it does not tell
 */
export const isCredible = (created: string, serverNowMs: number | undefined): boolean =>
  serverNowMs === undefined || Date.parse(`${created.slice(0, SECONDS_END)}Z`) <= serverNowMs + MAX_AHEAD_MS;

const MAX_AHEAD_MS = 15 * 3_600_000;

/** Zones are no matter here: it is the difference of two times of one clock. */
function lookBack(created: string): string {
  const ms = Date.parse(`${created.slice(0, SECONDS_END)}Z`) - LOOK_BACK_MS;
  return new Date(ms).toISOString().slice(0, SECONDS_END);
}

/** `2026-06-01T12:00:00` */
const SECONDS_END = 19;

const LOOK_BACK_MS = 65 * 60_000;

/** More orders than these within the time are looked at by their number. They stay in the snapshot, ten characters each. */
const MAX_IDS = 200;
