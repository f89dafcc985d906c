import type { Sent } from './bucket';
import type { RateHeaders } from './headers';

/**
 * The vendor's second limiter: so many requests in each second, whatever they cost. Where its seconds begin is not
 * known, so the limit holds for every second, from a request's answer on: two requests share no second of the server
 * when the later one is sent a second after the earlier one was answered, however long the ways were.
 */
export interface Burst {
  /** By the header. */
  readonly limit: number | undefined;
  /** When requests were answered, in time order; requests of others that an answer told of among them. */
  readonly countedAtMs: readonly number[];
}

export const newBurst: Burst = { limit: undefined, countedAtMs: [] };

/** A second, and a millisecond for clocks that count whole ones. */
const WINDOW_MS = 1001;

/** When the limiter lets the next request pass. Infinity: not before an answer. */
export function burstAdmitsAtMs(burst: Burst, sizeDrips: number, inFlight: number, nowMs: number): number {
  const counted = countedSince(burst, nowMs - WINDOW_MS);
  const free = burstLimit(burst, sizeDrips) - inFlight;
  if (free <= 0) {
    return Number.POSITIVE_INFINITY;
  }
  return (counted[counted.length - free] ?? Number.NEGATIVE_INFINITY) + WINDOW_MS;
}

/** `inFlight`: requests that are still without an answer, the settled one left out. */
export function settleBurst(burst: Burst, sent: Sent, rate: RateHeaders, inFlight: number, nowMs: number): Burst {
  const limit = rate.burstLimit ?? burst.limit;
  const recent = countedSince(burst, nowMs - 2 * WINDOW_MS);
  const ours = 1 + inFlight + countedSince(burst, sent.sentAtMs - WINDOW_MS).length;
  // The count of an answer that was under way for longer belongs to a second that is over.
  const told = nowMs - sent.sentAtMs < WINDOW_MS ? (rate.burstCount ?? 0) : 0;
  // No more than the limit are needed, whatever number the header holds.
  const others = Math.min(Math.max(0, told - ours), limit ?? 0);
  return { limit, countedAtMs: [...recent, ...Array<number>(1 + others).fill(nowMs)] };
}

/** Where no header tells: the share that the vendor's sample has, 20 for a bucket of 90. */
const burstLimit = (burst: Burst, sizeDrips: number) => burst.limit ?? Math.max(1, Math.floor((sizeDrips * 2) / 9));

const countedSince = (burst: Burst, sinceMs: number) => burst.countedAtMs.filter((atMs) => atMs > sinceMs);
