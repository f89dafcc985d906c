import type { Sent } from './bucket';
import type { RateHeaders } from './headers';

/**
 * The vendor's second limiter: a number of requests per second, whatever they cost. The start of its seconds is unknown, so
 * the limit holds for every second after a request's answer: two requests never share a second of the server when the
 * later one is sent a second after the answer of the earlier one, at any latency.
 */
export interface Burst {
  /** From the header. */
  readonly limit: number | undefined;
  /** Answer times of requests, in order; also of other processes' requests, as far as answers tell them. */
  readonly countedAtMs: readonly number[];
}

export const newBurst: Burst = { limit: undefined, countedAtMs: [] };

/** A second, and a millisecond because clocks count whole ones. */
const WINDOW_MS = 1001;

/** When the limiter admits the next request. Infinity: after the next answer. */
export function burstAdmitsAtMs(burst: Burst, sizeDrips: number, inFlight: number, nowMs: number): number {
  const { countedAtMs } = burst;
  const free = burstLimit(burst, sizeDrips) - inFlight;
  if (free <= 0) return Number.POSITIVE_INFINITY;
  const admitsAtMs = (countedAtMs[countedAtMs.length - free] ?? Number.NEGATIVE_INFINITY) + WINDOW_MS;
  return admitsAtMs > nowMs ? admitsAtMs : Number.NEGATIVE_INFINITY;
}

/** @param inFlight number of requests without an answer, without the settled one */
export function settleBurst(burst: Burst, sent: Sent, rate: RateHeaders, inFlight: number, nowMs: number): Burst {
  const limit = rate.burstLimit ?? burst.limit;
  const { countedAtMs } = burst;
  const recent = countedAtMs.slice(firstAfter(countedAtMs, nowMs - 2 * WINDOW_MS));
  const ours = 1 + inFlight + countedAtMs.length - firstAfter(countedAtMs, sent.sentAtMs - WINDOW_MS);
  // The count of a slower answer belongs to a second that has passed.
  const told = nowMs - sent.sentAtMs < WINDOW_MS ? (rate.burstCount ?? 0) : 0;
  // At most the limit is needed, whatever the header says.
  const others = Math.min(Math.max(0, told - ours), limit ?? 0);
  for (let added = 0; added <= others; added++) recent.push(nowMs);
  return { limit, countedAtMs: recent };
}

/** Without a header: the ratio of the vendor's sample, 20 for a bucket of 90. */
const burstLimit = (burst: Burst, sizeDrips: number) => burst.limit ?? Math.max(1, Math.floor((sizeDrips * 2) / 9));

/** Index of the first time after this one. */
function firstAfter(timesMs: readonly number[], sinceMs: number): number {
  let [low, high] = [0, timesMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timesMs[middle] ?? 0) > sinceMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
