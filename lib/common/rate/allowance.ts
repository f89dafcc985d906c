import { type Answer, type Bucket, bookDrips, bucketAdmitsAtMs, newBucket, type Sent, settleDrips } from './bucket';
import { type Burst, burstAdmitsAtMs, newBurst, settleBurst } from './burst';
import { type Cooldown, noCooldown, settleCooldown } from './cooldown';
import { newOthers, type Others, settleOthers } from './others';
import { alone, bookShare, resumeSharing, type Sharing, settleShare, sharingAdmitsAtMs } from './sharing';
import type { Waits } from './types';

/** All that decides when the next request of a connection may go, as one plain value. */
export interface Allowance {
  readonly bucket: Bucket;
  readonly burst: Burst;
  readonly cooldown: Cooldown;
  readonly others: Others;
  readonly sharing: Sharing;
}

/** @param reserveDrips what is left free below the brim of the bucket, for others */
export const newAllowance = (nowMs: number, reserveDrips: number): Allowance => ({
  bucket: newBucket(nowMs, reserveDrips),
  others: newOthers(nowMs),
  sharing: alone,
  burst: newBurst,
  cooldown: noCooldown,
});

/** What holds a request back now, and until when. Infinity: not before an answer. */
export interface Block {
  readonly blockedBy: keyof Waits;
  readonly untilMs: number;
}

/** Undefined: a request of this price may go. What holds it next shows when this hold is over. */
export function blockOf(allowance: Allowance, costDrips: number, nowMs: number): Block | undefined {
  const { bucket, burst, cooldown, sharing } = allowance;
  const holds: Block[] = [
    { blockedBy: 'refusedMs', untilMs: cooldown.untilMs },
    { blockedBy: 'bucketMs', untilMs: bucketAdmitsAtMs(bucket, costDrips, nowMs) },
    { blockedBy: 'bucketMs', untilMs: sharingAdmitsAtMs(sharing, bucket, costDrips) },
    { blockedBy: 'burstMs', untilMs: burstAdmitsAtMs(burst, bucket.sizeDrips, bucket.inFlight.length, nowMs) },
  ];
  return holds.find(({ untilMs }) => untilMs > nowMs);
}

/** Somebody wants to send again: since the last answer nobody did. */
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
 * A request that is settled already changes nothing.
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
