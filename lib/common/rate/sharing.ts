import { type Bucket, inFlightDrips, type Sent, toldLevel } from './bucket';
import { PRESENT_MS, type Settled, type Sign } from './others';
import { believedFall, shareRate } from './shareRate';

/**
 * How this process keeps to its share of a bucket from which others spend too: all of its requests together at the rate
 * that follows from the level told ({@link shareRate}). Who has spent waits until it is paid off at that rate; who has
 * not asked for a while may spend a little at once.
 */
export interface Sharing {
  /** When the last sign of others came; undefined: this process is alone. */
  readonly signAtMs: number | undefined;
  /** The sign may be an old one: an answer that tells of no others ends it soon. */
  readonly isPast: boolean;
  /** The level as last told, what was in flight then and went out since included, as it is believed at `atMs`. */
  readonly levelDrips: number;
  readonly atMs: number;
  /** What was spent and is not paid off at `atMs`; below zero: what may be spent at once. */
  readonly debtDrips: number;
  /** 0 to 1, another one for each answer: processes that were told the same must not do the same. */
  readonly jitter: number;
}

export const alone: Sharing = {
  signAtMs: undefined,
  isPast: false,
  levelDrips: 0,
  atMs: 0,
  debtDrips: 0,
  jitter: 0.5,
};

/** How long a sign of others counts. */
const SHARED_MS = 120_000;
/** A step that asks now and then is let in at once: so much it may save up, at an eighth of the drip. */
const MAX_CREDIT_DRIPS = 3;
const SAVED_PART = 1 / 8;
/** Part of the wait that the jitter takes away or adds. */
const JITTER_PART = 0.15;
/** A request that needs room waits until there is as much below the size, up to half of the bucket. */
const MAX_ROOM_PART = 0.5;
/** So much of the bucket may be filled at once while others may be gone: were they there, that would show soon. */
const FREE_PART = 0.5;
/** The longest wait for a turn, whatever a header said. */
const MAX_WAIT_S = 600;

/** When a request of this price may go for the sake of others; the bucket and its brim are another matter. */
export function sharingAdmitsAtMs(sharing: Sharing, bucket: Bucket, costDrips: number): number {
  const { signAtMs, isPast, levelDrips, atMs, jitter } = sharing;
  if (signAtMs === undefined) {
    return Number.NEGATIVE_INFINITY;
  }
  const waitMs = 1000 * waitS(sharing, bucket, costDrips) * (1 + JITTER_PART * (2 * jitter - 1));
  const dueMs = Math.ceil(atMs + Math.min(1000 * MAX_WAIT_S, waitMs));
  const probeMs = Math.ceil(signAtMs + PRESENT_MS * (1 + jitter));
  if (!isPast) {
    return dueMs;
  }
  const isFree = levelDrips + costDrips <= FREE_PART * bucket.sizeDrips;
  return isFree ? atMs : Math.min(dueMs, Math.max(atMs, probeMs));
}

/** How long until the debt is paid off and there is room for the request. */
function waitS({ levelDrips, debtDrips }: Sharing, bucket: Bucket, costDrips: number): number {
  const mostDrips = bucket.sizeDrips - Math.min(costDrips, MAX_ROOM_PART * bucket.sizeDrips);
  let [level, debt] = [levelDrips, Math.max(0, debtDrips)];
  for (let second = 0; second < MAX_WAIT_S; second++) {
    const rate = shareRate(bucket, level);
    if (debt <= rate && level <= mostDrips) {
      return second + debt / rate;
    }
    debt = Math.max(0, debt - rate);
    level -= believedFall(bucket, level, second);
  }
  return MAX_WAIT_S;
}

/** Believed level and debt at this time. `isIdle`: nobody wanted to send since. */
function sharingAt(sharing: Sharing, bucket: Bucket, nowMs: number, isIdle: boolean): Sharing {
  let { levelDrips: level, debtDrips: debt } = sharing;
  for (let leftS = Math.min(MAX_WAIT_S, (nowMs - sharing.atMs) / 1000); leftS > 0; leftS--) {
    const part = Math.min(1, leftS);
    const saved = isIdle || debt <= 0 ? SAVED_PART * bucket.dripsPerS : 0;
    debt -= part * Math.max(saved, shareRate(bucket, level));
    level -= part * believedFall(bucket, level, (nowMs - sharing.atMs) / 1000 - leftS);
  }
  return { ...sharing, atMs: nowMs, levelDrips: Math.max(0, level), debtDrips: Math.max(-MAX_CREDIT_DRIPS, debt) };
}

/** Somebody wants to send again, after a time in which nobody did and nothing was under way. */
export const resumeSharing = (sharing: Sharing, bucket: Bucket, nowMs: number): Sharing =>
  sharing.signAtMs === undefined ? sharing : sharingAt(sharing, bucket, nowMs, true);

export function bookShare(sharing: Sharing, bucket: Bucket, { costDrips, sentAtMs }: Sent): Sharing {
  if (sharing.signAtMs === undefined) {
    return sharing;
  }
  const { levelDrips, debtDrips, ...now } = sharingAt(sharing, bucket, sentAtMs, false);
  return { ...now, levelDrips: levelDrips + costDrips, debtDrips: debtDrips + costDrips };
}

/** @param random 0 to 1, for the jitter */
export function settleShare(sharing: Sharing, settled: Settled, sign: Sign, random: number): Sharing {
  const { sent, answer, bucket, nowMs } = settled;
  const next = withSign(sharing, settled, sign);
  if (next.signAtMs === undefined) {
    return alone;
  }
  const toldDrips = toldLevel(answer, bucket);
  const levelDrips = toldDrips === undefined ? next.levelDrips : toldDrips + inFlightDrips(bucket);
  // A refused request was not charged, but whoever is refused waits as if it had been.
  const refusedDebt = Math.max(next.debtDrips - sent.costDrips, sent.costDrips);
  const debtDrips = answer?.status === 429 ? refusedDebt : next.debtDrips;
  return { ...next, atMs: nowMs, levelDrips, debtDrips, jitter: random };
}

function withSign(sharing: Sharing, { sent, bucket, nowMs }: Settled, sign: Sign): Sharing {
  const isSeen = sign === 'present' || sign === 'past';
  if (sharing.signAtMs === undefined) {
    return isSeen ? { ...alone, signAtMs: nowMs, isPast: sign === 'past' } : alone;
  }
  const now = sharingAt(sharing, bucket, nowMs, false);
  if (isSeen) {
    // What was spent as one that may be alone is no debt.
    const debtDrips = sharing.isPast ? Math.min(now.debtDrips, sent.costDrips) : now.debtDrips;
    return { ...now, signAtMs: nowMs, isPast: false, debtDrips };
  }
  const endsAtMs = sharing.signAtMs + (sharing.isPast ? PRESENT_MS : SHARED_MS);
  return sign === 'none' && sent.sentAtMs >= endsAtMs ? alone : now;
}
