import { type Answer, type Bucket, bookDrips, bucketAdmitsAtMs, newBucket, type Sent, settleDrips } from './bucket';
import { type Burst, burstAdmitsAtMs, newBurst, settleBurst } from './burst';
import { noSilence, type Silence, settleSilence } from './silence';
import type { Waits } from './types';

/** All that decides when the next request of a connection may go, as one plain value. */
export interface Allowance {
  readonly bucket: Bucket;
  readonly burst: Burst;
  readonly silence: Silence;
}

export const newAllowance = (nowMs: number): Allowance => ({
  bucket: newBucket(nowMs),
  burst: newBurst,
  silence: noSilence,
});

/** What holds a request back now, and until when. Infinity: not before an answer. */
export interface Hold {
  readonly heldBy: keyof Waits;
  readonly untilMs: number;
}

/** Undefined: a request of this price may go. What holds it next shows when this hold is over. */
export function holdOf({ bucket, burst, silence }: Allowance, costDrips: number, nowMs: number): Hold | undefined {
  const holds: Hold[] = [
    { heldBy: 'refusedMs', untilMs: silence.untilMs },
    { heldBy: 'bucketMs', untilMs: bucketAdmitsAtMs(bucket, costDrips, nowMs) },
    { heldBy: 'burstMs', untilMs: burstAdmitsAtMs(burst, bucket.sizeDrips, bucket.inFlight.length, nowMs) },
  ];
  return holds.find(({ untilMs }) => untilMs > nowMs);
}

export const book = (allowance: Allowance, sent: Sent): Allowance => ({
  ...allowance,
  bucket: bookDrips(allowance.bucket, sent),
});

/**
 * A request that is settled already changes nothing.
 *
 * @param random 0 to 1, for the jitter after a refusal
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
  return {
    bucket,
    burst: settleBurst(allowance.burst, sent, answer?.rate ?? {}, bucket.inFlight.length, nowMs),
    silence: settleSilence(allowance.silence, sent, answer, nowMs, random),
  };
}
