import { type Answer, type Bucket, bookDrips, bucketAdmitsAtMs, newBucket, type Sent, settleDrips } from './bucket';
import { type Burst, burstAdmitsAtMs, newBurst, settleBurst } from './burst';
import { type Cooldown, noCooldown, settleCooldown } from './cooldown';
import { newOthers, type Others, settleOthers } from './others';
import { alone, bookShare, resumeSharing, type Sharing, settleShare, sharingAdmitsAtMs } from './sharing';
import type { Waits } from './waitTimes';

/** The state that decides when the next request of a connection may go, as one plain value. */
export interface Allowance {
  readonly bucket: Bucket;
  readonly burst: Burst;
  readonly cooldown: Cooldown;
  readonly others: Others;
  readonly sharing: Sharing;
}

/** @param reserveDrips free space that stays below the brim of the bucket, for other processes */
const newAllowance = (nowMs: number, reserveDrips: number): Allowance => ({
  bucket: newBucket(nowMs, reserveDrips),
  others: newOthers(nowMs),
  sharing: alone,
  burst: newBurst,
  cooldown: noCooldown,
});

/** What blocks a request now, and until when. Infinity: until an answer comes. */
export interface Block {
  readonly blockedBy: keyof Waits;
  readonly untilMs: number;
}

/** Undefined: a request of this price may go. At the end of the block another one may follow. */
function blockOf(allowance: Allowance, costDrips: number, nowMs: number): Block | undefined {
  const { bucket, burst, cooldown, sharing } = allowance;
  const blocks: Block[] = [
    { blockedBy: 'refusedMs', untilMs: cooldown.untilMs },
    { blockedBy: 'bucketMs', untilMs: bucketAdmitsAtMs(bucket, costDrips, nowMs) },
    { blockedBy: 'bucketMs', untilMs: sharingAdmitsAtMs(sharing, bucket, costDrips) },
    { blockedBy: 'burstMs', untilMs: burstAdmitsAtMs(burst, bucket.sizeDrips, bucket.inFlight.length, nowMs) },
  ];
  return blocks.find(({ untilMs }) => untilMs > nowMs);
}

/** For the first request after a time without requests. */
export const resume = (allowance: Allowance, nowMs: number): Allowance =>
  allowance.bucket.inFlight.length > 0
    ? allowance
    : { ...allowance, sharing: resumeSharing(allowance.sharing, allowance.bucket, nowMs) };

export const book = (allowance: Allowance, sent: Sent): Allowance => ({
  ...allowance,
  bucket: bookDrips(allowance.bucket, sent),
  sharing: bookShare(allowance.sharing, allowance.bucket, sent),
});

/**
 * Settles a booking. A request that is settled already changes nothing.
 *
 * @param random 0 to 1, for what processes must not do alike
 */
export function settle(
  allowance: Allowance,
  sent: Sent,
  answer: Answer | undefined,
  nowMs: number,
  random: number,
): Allowance {
  if (!allowance.bucket.inFlight.includes(sent)) {
    return allowance;
  }
  const bucket = settleDrips(allowance.bucket, sent, answer, nowMs);
  const settled = { sent, answer, bucket, nowMs };
  const { others, sign } = settleOthers(allowance.others, settled);
  return {
    bucket,
    others,
    sharing: settleShare(allowance.sharing, settled, sign, random),
    burst: settleBurst(allowance.burst, sent, answer?.rate ?? {}, bucket.inFlight.length, nowMs),
    cooldown: settleCooldown(allowance.cooldown, sent, answer, nowMs, random),
  };
}

/** A request's place in the bucket. Settle it exactly once. */
export interface Booking {
  /** How long the request waited before it went out. */
  readonly waits: Waits;
  /** The answer's rate headers and status; `undefined` when no answer came (the booked price stays). */
  settle(answer: Answer | undefined): void;
}

/** The allowance of a connection over time. */
export interface Budget {
  resume(): void;
  block(costDrips: number): Block | undefined;
  book(costDrips: number, waits: Waits): Booking;
  highWaterDrips(): number;
}

/** @param changed called after each settlement */
export function createBudget(
  nowMs: () => number,
  random: () => number,
  reserveDrips: number,
  changed: () => void,
): Budget {
  let allowance = newAllowance(nowMs(), reserveDrips);
  return {
    resume() {
      allowance = resume(allowance, nowMs());
    },
    block: (costDrips) => blockOf(allowance, costDrips, nowMs()),
    book(costDrips, waits) {
      const sent: Sent = { sentAtMs: nowMs(), costDrips };
      allowance = book(allowance, sent);
      return {
        waits,
        settle(answer) {
          allowance = settle(allowance, sent, answer, nowMs(), random());
          changed();
        },
      };
    },
    highWaterDrips: () => allowance.bucket.highWaterDrips,
  };
}
