import type { RateHeaders } from './types';

/** A request that went out and is not settled yet. Told apart by identity. */
export interface Sent {
  readonly sentAtMs: number;
  readonly costDrips: number;
}

/** What is known of an answer. */
export interface Answer {
  readonly status: number;
  readonly rate: RateHeaders;
}

/**
 * The vendor's leaky bucket as one connection knows it: a plain value that is asked with the time of asking.
 *
 * `levelDrips` and everything in flight together are never below the server's level, as long as nobody else spends:
 * nobody outside can tell when, between its sending and its answer, a request is admitted, so it counts in full and
 * without leaking until it is answered.
 */
export interface Bucket {
  readonly sizeDrips: number;
  readonly dripsPerS: number;
  /** What the settled requests left in the bucket at `atMs`; it leaks. Infinity: the server has not told its level yet. */
  readonly levelDrips: number;
  /** The greatest level that answers told since the connection was last idle; it leaks likewise. Infinity: one did not tell. */
  readonly seenDrips: number;
  readonly atMs: number;
  /** The greatest level that the server ever told. */
  readonly highWaterDrips: number;
  readonly inFlight: readonly Sent[];
}

/** The allowance of one register, the level not known. Source: vendor's page Rate Limits. */
export const newBucket = (nowMs: number): Bucket => ({
  sizeDrips: 90,
  dripsPerS: 1,
  levelDrips: Number.POSITIVE_INFINITY,
  seenDrips: 0,
  atMs: nowMs,
  highWaterDrips: 0,
  inFlight: [],
});

/**
 * Distance to the brim that is never used: the header's level has two decimals (up to 0.01 lost, should it be cut
 * off) and our clock whole milliseconds. As a distance it delays a run once, not each request.
 */
const MARGIN_DRIPS = 0.02;

/** The highest that the server's level can be, in drips. */
export function levelAt(bucket: Bucket, nowMs: number): number {
  return bucket.inFlight.reduce((sum, sent) => sum + sent.costDrips, leakedTo(bucket, nowMs).levelDrips);
}

/**
 * When a request of this price may go: the server admits while its level is below the size, so that the first request
 * over the brim passes, and one that is dearer than the whole bucket too. Infinity: not before an answer.
 *
 * Until the level is known one request goes at a time, because another process may have filled the bucket.
 */
export function bucketAdmitsAtMs(bucket: Bucket, costDrips: number, nowMs: number): number {
  const { levelDrips } = leakedTo(bucket, nowMs);
  const fullDrips = levelAt(bucket, nowMs) + overtakingDrips(bucket, costDrips);
  const excessDrips = fullDrips - (bucket.sizeDrips - MARGIN_DRIPS);
  const unknown = levelDrips === Number.POSITIVE_INFINITY;
  if (bucket.inFlight.length > 0 && (unknown || excessDrips > levelDrips)) {
    return Number.POSITIVE_INFINITY;
  }
  const toLeakDrips = unknown ? 0 : Math.max(0, Math.min(excessDrips, levelDrips));
  return nowMs + Math.ceil((toLeakDrips / bucket.dripsPerS) * 1000);
}

/**
 * On its way a request may overtake one that is in flight. If it goes over the brim, the cheapest of those has the least
 * room left: what the dearer one adds to the bucket in its place must fit in below the size.
 */
function overtakingDrips({ inFlight }: Bucket, costDrips: number): number {
  return costDrips - Math.min(costDrips, ...inFlight.map((sent) => sent.costDrips));
}

export function bookDrips(bucket: Bucket, sent: Sent): Bucket {
  const idle = bucket.inFlight.length === 0;
  return { ...bucket, seenDrips: idle ? 0 : bucket.seenDrips, inFlight: [...bucket.inFlight, sent] };
}

/** The bucket after a request's end: charged as the server says, else as booked. A refused request is not charged. */
export function settleDrips(bucket: Bucket, sent: Sent, answer: Answer | undefined, nowMs: number): Bucket {
  const rate = answer?.rate ?? {};
  const before = leakedTo(bucket, nowMs);
  const sizeDrips = rate.sizeDrips ?? bucket.sizeDrips;
  const dripsPerS = rate.dripsPerS ?? bucket.dripsPerS;
  const chargedDrips = answer?.status === 429 ? 0 : (rate.costDrips ?? sent.costDrips);
  const toldDrips = rate.levelDrips ?? (rate.limiter === 'bucket' ? sizeDrips : undefined);
  const after = {
    ...before,
    sizeDrips,
    dripsPerS,
    levelDrips: before.levelDrips + chargedDrips,
    seenDrips: Math.max(before.seenDrips, toldDrips ?? Number.POSITIVE_INFINITY),
    highWaterDrips: Math.max(bucket.highWaterDrips, rate.levelDrips ?? 0),
    inFlight: bucket.inFlight.filter((other) => other !== sent),
  };
  return corrected(after, toldDrips, nowMs - sent.sentAtMs);
}

/**
 * The level corrected by the one that the answer told, which was true at some moment while its request was under way.
 *
 * Tightened at once when the server had more than we can account for: others spend from the same bucket. Loosened only
 * when nothing is in flight: answers overtake each other, and only then is it sure that the greatest level told holds
 * every request that the server admitted. What lies between is left alone: taking the told level as that of the
 * answer's arrival would lose the way back of every single answer.
 */
function corrected(bucket: Bucket, toldDrips: number | undefined, flightMs: number): Bucket {
  const leastDrips = (toldDrips ?? 0) - (bucket.dripsPerS * flightMs) / 1000;
  const levelDrips = toldDrips !== undefined && bucket.levelDrips < leastDrips ? toldDrips : bucket.levelDrips;
  const idle = bucket.inFlight.length === 0;
  return { ...bucket, levelDrips: idle ? Math.min(levelDrips, bucket.seenDrips) : levelDrips };
}

function leakedTo(bucket: Bucket, nowMs: number): Bucket {
  const leakedDrips = (Math.max(0, nowMs - bucket.atMs) / 1000) * bucket.dripsPerS;
  return {
    ...bucket,
    levelDrips: Math.max(0, bucket.levelDrips - leakedDrips),
    seenDrips: Math.max(0, bucket.seenDrips - leakedDrips),
    atMs: nowMs,
  };
}
