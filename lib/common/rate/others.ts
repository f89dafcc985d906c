import { type Answer, type Bucket, chargedFor, inFlightDrips, type Sent, toldLevel } from './bucket';

/**
 * Whether others spend from the same bucket: whether the levels told are what our own spending leaves.
 */
export interface Others {
  /** What our own settled requests left in the bucket at `atMs`, at the server's prices; it leaks. */
  readonly ownDrips: number;
  readonly atMs: number;
  /** When the last answer that told a level arrived. */
  readonly toldAtMs: number;
  readonly doubt: Doubt | undefined;
}

/**
 * An answer told more than our own spending, but requests of ours were under way that may be dearer than we thought: it
 * is judged when their prices are known.
 */
interface Doubt {
  readonly excessDrips: number;
  readonly sign: Sign;
  readonly open: readonly Sent[];
}

/**
 * What an answer tells of others. `present`: they spend now. `past`: they spent at some time since the last level was
 * told, and may be gone. Undefined: nothing yet, since an answer is in doubt.
 */
export type Sign = 'present' | 'past' | 'none' | undefined;

/** An empty bucket: what the first answer tells beyond its own price is not ours. */
export const newOthers = (nowMs: number): Others => ({
  ownDrips: 0,
  atMs: nowMs,
  toldAtMs: Number.NEGATIVE_INFINITY,
  doubt: undefined,
});

/** More than all rounding of levels and times, and less than any price. */
const TOLERANCE_DRIPS = 0.3;

/** What others spent longer ago than that may be over: those who share a bucket are seen more often. */
export const PRESENT_MS = 10_000;

/** How a request ended. */
export interface Settled {
  readonly sent: Sent;
  readonly answer: Answer | undefined;
  /** With this request settled. */
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

/** By the burst limiter, to whose limit we keep, or by nobody knows what. */
const unexplainedRefusal = (answer: Answer | undefined, toldDrips: number | undefined): Sign =>
  answer?.status === 429 && (answer.rate.limiter === 'burst' || toldDrips === undefined) ? 'present' : undefined;

function newDoubt(others: Others, ownDrips: number, { sent, answer, bucket, nowMs }: Settled): Doubt | undefined {
  // The most that our own spending can have left at some moment while the answer was under way.
  const mostDrips = ownDrips + inFlightDrips(bucket) + ((nowMs - sent.sentAtMs) / 1000) * bucket.dripsPerS;
  const excessDrips = (toldLevel(answer, bucket) ?? 0) - mostDrips;
  const sign = sent.sentAtMs - others.toldAtMs <= PRESENT_MS ? 'present' : 'past';
  return excessDrips > TOLERANCE_DRIPS ? { excessDrips, sign, open: bucket.inFlight } : undefined;
}

/** Undefined: there is none, or not any more. */
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

/** With nothing in flight the level is known. */
const idleLevel = ({ inFlight, levelDrips }: Bucket): number =>
  inFlight.length === 0 ? levelDrips : Number.POSITIVE_INFINITY;
