import type { RateHeaders } from './headers';

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
  /** What is left free below the brim, for others. */
  readonly reserveDrips: number;
  /** What the settled requests left in the bucket at `atMs`; it leaks. Infinity: the server has not told its level yet. */
  readonly levelDrips: number;
  /** The greatest level that answers told since the connection was last idle; it leaks likewise. Infinity: one did not tell. */
  readonly seenDrips: number;
  readonly atMs: number;
  /** The greatest level that the server ever told. */
  readonly highWaterDrips: number;
  readonly inFlight: readonly Sent[];
  /** Until then nothing goes, since the server told a level that nobody can believe or wait for. */
  readonly probeAtMs: number;
}

/** The allowance of one register, the level not known. Source: vendor's page Rate Limits. */
export const newBucket = (nowMs: number, reserveDrips = 0): Bucket => ({
  sizeDrips: 90,
  dripsPerS: 1,
  reserveDrips,
  levelDrips: Number.POSITIVE_INFINITY,
  seenDrips: 0,
  atMs: nowMs,
  highWaterDrips: 0,
  inFlight: [],
  probeAtMs: Number.NEGATIVE_INFINITY,
});

/**
 * Distance to the brim that is never used: the header's level has two decimals (up to 0.01 lost, should it be cut
 * off) and our clock whole milliseconds. As a distance it delays a run once, not each request.
 */
const MARGIN_DRIPS = 0.02;

/** The longest that a level told holds the connection; after that it counts as unknown, and one request asks again. */
const MAX_HOLD_S = 600;

/** The highest that the server's level can be, in drips. */
export function levelAt(bucket: Bucket, nowMs: number): number {
  return leakedTo(bucket, nowMs).levelDrips + inFlightDrips(bucket);
}

export const inFlightDrips = ({ inFlight }: Bucket): number => inFlight.reduce((sum, sent) => sum + sent.costDrips, 0);

/** The level below which a request goes. At least a third of the bucket is used, however small it is. */
const brimDrips = ({ sizeDrips, reserveDrips }: Bucket): number =>
  sizeDrips - Math.max(MARGIN_DRIPS, Math.min(reserveDrips, (sizeDrips * 2) / 3));

/**
 * When a request of this price may go: the server admits while its level is below the size, so that the first request
 * over the brim passes, and one that is dearer than the whole bucket too. Infinity: not before an answer.
 *
 * Until the level is known one request goes at a time, because another process may have filled the bucket.
 */
export function bucketAdmitsAtMs(bucket: Bucket, costDrips: number, nowMs: number): number {
  const { levelDrips } = leakedTo(bucket, nowMs);
  const fullDrips = levelAt(bucket, nowMs) + overtakingDrips(bucket, costDrips);
  const excessDrips = fullDrips - brimDrips(bucket);
  const unknown = levelDrips === Number.POSITIVE_INFINITY;
  if (bucket.inFlight.length > 0 && (unknown || excessDrips > levelDrips)) {
    return Number.POSITIVE_INFINITY;
  }
  const toLeakDrips = unknown ? 0 : Math.max(0, Math.min(excessDrips, levelDrips));
  return Math.max(bucket.probeAtMs, nowMs + Math.ceil((toLeakDrips / bucket.dripsPerS) * 1000));
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
  const toldDrips = toldLevel(answer, { ...bucket, sizeDrips });
  const after = {
    ...before,
    sizeDrips,
    dripsPerS,
    levelDrips: before.levelDrips + chargedFor(sent, answer),
    seenDrips: Math.max(before.seenDrips, toldDrips ?? Number.POSITIVE_INFINITY),
    highWaterDrips: Math.max(bucket.highWaterDrips, rate.levelDrips ?? 0),
    inFlight: bucket.inFlight.filter((other) => other !== sent),
  };
  return bounded(corrected(after, toldDrips, nowMs - sent.sentAtMs), rate.retryAfterMs ?? 0, nowMs);
}

/** What a request was charged. A refused one costs nothing, though the header names its price. */
export const chargedFor = (sent: Sent, answer: Answer | undefined): number =>
  answer?.status === 429 ? 0 : (answer?.rate.costDrips ?? sent.costDrips);

/** The level that the server told; a refusal by the bucket tells that it is full. */
export const toldLevel = (answer: Answer | undefined, { sizeDrips }: Bucket): number | undefined =>
  answer?.rate.levelDrips ?? (answer?.rate.limiter === 'bucket' ? sizeDrips : undefined);

/**
 * The level corrected by the one that the answer told, which was true at some moment while its request was under way.
 *
 * Tightened at once when the server had more than all that we can account for: others spend from the same bucket.
 * Loosened only when nothing is in flight: answers overtake each other, and only then is it sure that the greatest level
 * told holds every request that the server admitted. What lies between is left alone: taking the told level as that of
 * the answer's arrival would lose the way back of every single answer.
 */
function corrected(bucket: Bucket, toldDrips: number | undefined, flightMs: number): Bucket {
  const mostDrips = bucket.levelDrips + inFlightDrips(bucket) + (bucket.dripsPerS * flightMs) / 1000;
  const levelDrips = toldDrips !== undefined && toldDrips > mostDrips ? toldDrips : bucket.levelDrips;
  const idle = bucket.inFlight.length === 0;
  return { ...bucket, levelDrips: idle ? Math.min(levelDrips, bucket.seenDrips) : levelDrips };
}

/** No level, price, drip rate or Retry-After of a header holds the connection for hours. */
function bounded(bucket: Bucket, retryAfterMs: number, nowMs: number): Bucket {
  const unknown = Number.POSITIVE_INFINITY;
  const holdS = bucket.levelDrips === unknown ? 0 : (bucket.levelDrips - brimDrips(bucket)) / bucket.dripsPerS;
  return Math.max(holdS, retryAfterMs / 1000) < MAX_HOLD_S
    ? bucket
    : { ...bucket, levelDrips: unknown, seenDrips: unknown, probeAtMs: nowMs + MAX_HOLD_S * 1000 };
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
