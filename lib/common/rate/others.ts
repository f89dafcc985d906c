import { type Answer, type Bucket, chargedFor, inFlightDrips, type Sent, toldLevel } from './bucket';

/**
 * Detects other processes that spend from the same bucket: the levels told exceed what this connection's spending leaves.
 */
export interface Others {
  /** Drips of this connection's settled requests in the bucket at `atMs`, at the server's prices; they leak. */
  readonly ownDrips: number;
  readonly atMs: number;
  /** Arrival of the last answer with a level. */
  readonly toldAtMs: number;
  readonly doubt: Doubt | undefined;
}

/**
 * An answer told more than this connection's spending, but requests in flight may cost more than their estimate: the
 * decision waits for their prices.
 */
interface Doubt {
  readonly excessDrips: number;
  readonly sign: Sign;
  readonly open: readonly Sent[];
}

/**
 * What an answer shows about other processes. `present`: they spend now. `past`: they spent since the last level was told,
 * and may have stopped. Undefined: unknown, because an answer is in doubt.
 */
export type Sign = 'present' | 'past' | 'none' | undefined;

/** Starts with an empty bucket: a first level above the own price comes from others. */
export const newOthers = (nowMs: number): Others => ({
  ownDrips: 0,
  atMs: nowMs,
  toldAtMs: Number.NEGATIVE_INFINITY,
  doubt: undefined,
});

/** Above all rounding of levels and times, and below any price. */
const TOLERANCE_DRIPS = 0.3;

/** Older spending of others may be over: processes that share a bucket show up more often. */
const PRESENT_MS = 10_000;

/** The end of a request. */
export interface Settled {
  readonly sent: Sent;
  readonly answer: Answer | undefined;
  /** The bucket with this request settled. */
  readonly bucket: Bucket;
  readonly nowMs: number;
}

export function settleOthers(others: Others, settled: Settled): { readonly others: Others; readonly sign: Sign } {
  const { sent, answer, bucket, nowMs } = settled;
  const toldDrips = toldLevel(answer, bucket);
  const ownDrips = leaked(others, bucket, nowMs) + chargedFor(sent, answer);
  const doubt = settleDoubt(others.doubt, settled) ?? newDoubt(others, ownDrips, settled);
  const toldAtMs = toldDrips === undefined ? others.toldAtMs : nowMs;
  if (doubt !== undefined && doubt.open.length > 0) {
    return { others: { ownDrips, atMs: nowMs, toldAtMs, doubt }, sign: unexplainedRefusal(answer, toldDrips) };
  }
  const excessDrips = doubt?.excessDrips ?? 0;
  const known = Math.min(ownDrips + excessDrips, idleLevel(bucket));
  return {
    others: { ownDrips: known, atMs: nowMs, toldAtMs, doubt: undefined },
    sign: doubt?.sign ?? unexplainedRefusal(answer, toldDrips) ?? 'none',
  };
}

/** A refusal by the burst limiter, whose limit this connection keeps, or without a limiter and level. */
const unexplainedRefusal = (answer: Answer | undefined, toldDrips: number | undefined): Sign =>
  answer?.status === 429 && (answer.rate.limiter === 'burst' || toldDrips === undefined) ? 'present' : undefined;

function newDoubt(others: Others, ownDrips: number, { sent, answer, bucket, nowMs }: Settled): Doubt | undefined {
  // The highest level that this connection's spending can have caused while the answer was under way.
  const maxDrips = ownDrips + inFlightDrips(bucket) + ((nowMs - sent.sentAtMs) / 1000) * bucket.dripsPerS;
  const excessDrips = (toldLevel(answer, bucket) ?? 0) - maxDrips;
  const sign = sent.sentAtMs - others.toldAtMs <= PRESENT_MS ? 'present' : 'past';
  return excessDrips > TOLERANCE_DRIPS ? { excessDrips, sign, open: bucket.inFlight } : undefined;
}

/** Undefined: there is no doubt, or it is cleared. */
function settleDoubt(doubt: Doubt | undefined, { sent, answer }: Settled): Doubt | undefined {
  if (!doubt?.open.includes(sent)) {
    return doubt;
  }
  const dearerDrips = Math.max(0, chargedFor(sent, answer) - sent.costDrips);
  const excessDrips = doubt.excessDrips - dearerDrips;
  return excessDrips > TOLERANCE_DRIPS
    ? { ...doubt, excessDrips, open: doubt.open.filter((one) => one !== sent) }
    : undefined;
}

const leaked = ({ ownDrips, atMs }: Others, { dripsPerS }: Bucket, nowMs: number): number =>
  Math.max(0, ownDrips - ((nowMs - atMs) / 1000) * dripsPerS);

/** The level is known only when nothing is in flight. */
const idleLevel = ({ inFlight, levelDrips }: Bucket): number =>
  inFlight.length === 0 ? levelDrips : Number.POSITIVE_INFINITY;
