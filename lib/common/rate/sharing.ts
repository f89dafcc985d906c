import { type Bucket, inFlightDrips, type Sent, toldLevel } from './bucket';
import type { Settled, Sign } from './others';
import { newProbe, PROBE_MS, type Probe } from './probe';
import { assumedFall, shareRate } from './shareRate';

/**
 * How this process keeps to its share of a bucket that other processes use, too: all of its requests together follow the
 * rate of the level told ({@link shareRate}). After spending, it waits until that debt is paid off at this rate; after an
 * idle time it may spend a little at once.
 */
export interface Sharing {
  /** Time of the last sign of other processes; undefined: this process is alone. */
  readonly signAtMs: number | undefined;
  /** The sign may be old: the others may be gone. */
  readonly probe: Probe | undefined;
  /** Assumed level at `atMs`: the last one told, with the requests that were in flight then or were sent since. */
  readonly levelDrips: number;
  readonly atMs: number;
  /** Drips spent and not paid off at `atMs`; negative: drips that may be spent at once. */
  readonly debtDrips: number;
  /** 0 to 1, new for each answer: processes that see the same level must not act alike. */
  readonly jitter: number;
}

export const alone: Sharing = {
  signAtMs: undefined,
  probe: undefined,
  levelDrips: 0,
  atMs: 0,
  debtDrips: 0,
  jitter: 0.5,
};

/** How long a sign of other processes counts. */
const SHARED_MS = 120_000;
/** Credit that an idle process saves, at an eighth of the drip: occasional requests go at once. */
const MAX_CREDIT_DRIPS = 3;
const SAVED_PART = 1 / 8;
/** Part of the wait by which the jitter shortens or lengthens it. */
const JITTER_PART = 0.15;
/** An expensive request waits for enough space below the size, at most half of the bucket. */
const MAX_ROOM_PART = 0.5;
/** Maximum wait, whatever a header said. */
const MAX_WAIT_S = 600;

/** When a request of this price may go with regard to other processes; the bucket's brim is checked elsewhere. */
export function sharingAdmitsAtMs(sharing: Sharing, bucket: Bucket, costDrips: number): number {
  const { signAtMs, probe, levelDrips, atMs, jitter } = sharing;
  if (signAtMs === undefined || (probe !== undefined && levelDrips + costDrips <= probe.freeDrips)) {
    return Number.NEGATIVE_INFINITY;
  }
  const waitMs = 1000 * waitS(sharing, bucket, costDrips) * (1 + JITTER_PART * (2 * jitter - 1));
  const dueMs = Math.ceil(atMs + Math.min(1000 * MAX_WAIT_S, waitMs));
  const mayProbe = probe !== undefined && bucket.inFlight.length === 0;
  return mayProbe ? Math.min(dueMs, probe.atMs) : dueMs;
}

/** Time until the debt is paid off and there is space for the request. */
function waitS({ levelDrips, debtDrips }: Sharing, bucket: Bucket, costDrips: number): number {
  const maxDrips = bucket.sizeDrips - Math.min(costDrips, MAX_ROOM_PART * bucket.sizeDrips);
  let [level, debt] = [levelDrips, Math.max(0, debtDrips)];
  for (let second = 0; second < MAX_WAIT_S; second++) {
    const rate = shareRate(bucket, level);
    if (debt <= rate && level <= maxDrips) {
      return second + debt / rate;
    }
    debt = Math.max(0, debt - rate);
    level -= assumedFall(bucket, level, second);
  }
  return MAX_WAIT_S;
}

/** Assumed level and debt at this time. `isIdle`: no request was waiting since. */
function sharingAt(sharing: Sharing, bucket: Bucket, nowMs: number, isIdle: boolean): Sharing {
  let { levelDrips: level, debtDrips: debt } = sharing;
  for (let leftS = Math.min(MAX_WAIT_S, (nowMs - sharing.atMs) / 1000); leftS > 0; leftS--) {
    const part = Math.min(1, leftS);
    const saved = isIdle || debt <= 0 ? SAVED_PART * bucket.dripsPerS : 0;
    debt -= part * Math.max(saved, shareRate(bucket, level));
    level -= part * assumedFall(bucket, level, (nowMs - sharing.atMs) / 1000 - leftS);
  }
  return { ...sharing, atMs: nowMs, levelDrips: Math.max(0, level), debtDrips: Math.max(-MAX_CREDIT_DRIPS, debt) };
}

/** For the first request after an idle time. */
export function resumeSharing(sharing: Sharing, bucket: Bucket, nowMs: number): Sharing {
  const { signAtMs } = sharing;
  const isOver = signAtMs === undefined || nowMs >= signAtMs + SHARED_MS;
  return isOver ? alone : sharingAt(sharing, bucket, nowMs, true);
}

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
  const next = withSign(sharing, settled, sign, random);
  if (next.signAtMs === undefined) {
    return alone;
  }
  const toldDrips = toldLevel(answer, bucket);
  const levelDrips = toldDrips === undefined ? next.levelDrips : toldDrips + inFlightDrips(bucket);
  // A refused request is not charged, but the process waits as if it were.
  const refusedDebt = Math.max(next.debtDrips - sent.costDrips, sent.costDrips);
  const debtDrips = answer?.status === 429 ? refusedDebt : next.debtDrips;
  return { ...next, atMs: nowMs, levelDrips, debtDrips, jitter: random };
}

function withSign(sharing: Sharing, settled: Settled, sign: Sign, random: number): Sharing {
  const { sent, bucket, nowMs } = settled;
  const { signAtMs, probe } = sharing;
  const isSeen = sign === 'present' || sign === 'past';
  if (signAtMs === undefined) {
    return isSeen
      ? { ...alone, signAtMs: nowMs, probe: sign === 'past' ? newProbe(settled, random) : undefined }
      : alone;
  }
  const now = sharingAt(sharing, bucket, nowMs, false);
  if (isSeen) {
    // Spending while possibly alone is no debt.
    const debtDrips = probe === undefined ? now.debtDrips : Math.min(now.debtDrips, sent.costDrips);
    return { ...now, signAtMs: nowMs, probe: undefined, debtDrips };
  }
  const endsAtMs = signAtMs + (probe === undefined ? SHARED_MS : PROBE_MS);
  return sign === 'none' && sent.sentAtMs >= endsAtMs ? alone : now;
}
