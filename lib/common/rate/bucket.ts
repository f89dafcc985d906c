import type { RateHeaders } from './headers';

/** A sent request that is not settled yet. Compared by identity. */
export interface Sent {
  readonly sentAtMs: number;
  readonly costDrips: number;
}

/** Status and rate headers of an answer. */
export interface Answer {
  readonly status: number;
  readonly rate: RateHeaders;
}

/**
 * The vendor's leaky bucket as one connection knows it: a plain value; each function takes the present time.
 *
 * `levelDrips` and all requests in flight together are never below the server's level, as long as no other process spends:
 * a request is admitted at an unknown moment between sending and answer, so it counts in full, without leaking, until its
 * answer.
 */
export interface Bucket {
  readonly sizeDrips: number;
  readonly dripsPerS: number;
  /** Free space below the brim, for other processes. */
  readonly reserveDrips: number;
  /** Drips of the settled requests in the bucket at `atMs`; they leak. Infinity: no answer has told the level yet. */
  readonly levelDrips: number;
  /** Highest level in answers since the connection was last idle; it leaks, too. Infinity: an answer did not tell it. */
  readonly seenDrips: number;
  readonly atMs: number;
  /** Highest level that the server ever told. */
  readonly highWaterDrips: number;
  readonly inFlight: readonly Sent[];
  /** No request goes before this time, because the server told an impossible level. */
  readonly probeAtMs: number;
}

/** The bucket of an account with one register; the level is unknown. Source: vendor's page Rate Limits. */
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
 * Unused space below the brim: the header's level may be cut to two decimals (up to 0.01 lost), and the component's clock
 * has whole milliseconds. As a distance it delays a run once, not each request.
 */
const MARGIN_DRIPS = 0.02;

/** Maximum block because of one level. After that the level counts as unknown, and one request asks again. */
const MAX_BLOCK_S = 600;

/** Highest possible level of the server's bucket, in drips. */
export function levelAt(bucket: Bucket, nowMs: number): number {
  return leakedTo(bucket, nowMs).levelDrips + inFlightDrips(bucket);
}

export const inFlightDrips = ({ inFlight }: Bucket): number => inFlight.reduce((sum, sent) => sum + sent.costDrips, 0);

/** The level below which a request goes. At least a third of the bucket is used, however small it is. */
export const brimDrips = ({ sizeDrips, reserveDrips }: Bucket): number =>
  sizeDrips - Math.max(MARGIN_DRIPS, Math.min(reserveDrips, (sizeDrips * 2) / 3));

/**
 * When a request of this price may go. The server admits requests while its level is below the size: the first request
 * over the brim passes, even one that costs more than the whole bucket. Infinity: after the next answer.
 *
 * While the level is unknown only one request is in flight, because another process may have filled the bucket.
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
 * A request may overtake one that is in flight. Before the cheapest one in flight there is the least space: the additional
 * drips of a more expensive request in its place must fit below the size, too.
 */
function overtakingDrips({ inFlight }: Bucket, costDrips: number): number {
  return costDrips - Math.min(costDrips, ...inFlight.map((sent) => sent.costDrips));
}

export function bookDrips(bucket: Bucket, sent: Sent): Bucket {
  const idle = bucket.inFlight.length === 0;
  return { ...bucket, seenDrips: idle ? 0 : bucket.seenDrips, inFlight: [...bucket.inFlight, sent] };
}

/** The bucket after the end of a request, charged with the server's price, else with the booked one. Refused requests are free. */
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

/** The charge of a request. A refused one costs nothing, although the header names a price. */
export const chargedFor = (sent: Sent, answer: Answer | undefined): number =>
  answer?.status === 429 ? 0 : (answer?.rate.costDrips ?? sent.costDrips);

/** The level in the answer; a refusal by the bucket means that it is full. */
export const toldLevel = (answer: Answer | undefined, { sizeDrips }: Bucket): number | undefined =>
  answer?.rate.levelDrips ?? (answer?.rate.limiter === 'bucket' ? sizeDrips : undefined);

/**
 * Corrects the level by the one in the answer, which was true at a moment between sending and answer.
 *
 * It rises at once when the server's level exceeds this connection's own spending: other processes spend from the bucket.
 * It falls only when nothing is in flight: answers overtake each other, and only then does the highest level told include
 * all admitted requests. Other levels change nothing: taking them as the level at arrival would lose the time of the way
 * back with every answer.
 */
function corrected(bucket: Bucket, toldDrips: number | undefined, flightMs: number): Bucket {
  const maxDrips = bucket.levelDrips + inFlightDrips(bucket) + (bucket.dripsPerS * flightMs) / 1000;
  const levelDrips = toldDrips !== undefined && toldDrips > maxDrips ? toldDrips : bucket.levelDrips;
  const idle = bucket.inFlight.length === 0;
  return { ...bucket, levelDrips: idle ? Math.min(levelDrips, bucket.seenDrips) : levelDrips };
}

/** No level, price, drip rate or Retry-After of a header blocks the connection for hours. */
function bounded(bucket: Bucket, retryAfterMs: number, nowMs: number): Bucket {
  const unknown = Number.POSITIVE_INFINITY;
  const blockS = bucket.levelDrips === unknown ? 0 : (bucket.levelDrips - brimDrips(bucket)) / bucket.dripsPerS;
  return Math.max(blockS, retryAfterMs / 1000) < MAX_BLOCK_S
    ? bucket
    : { ...bucket, levelDrips: unknown, seenDrips: unknown, probeAtMs: nowMs + MAX_BLOCK_S * 1000 };
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
