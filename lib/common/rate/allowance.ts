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

/** When the next request may go, and what holds it until then. Infinity: not before an answer. */
export interface Gate {
  readonly opensAtMs: number;
  readonly heldBy: keyof Waits;
}

export function gateOf({ bucket, burst, silence }: Allowance, nowMs: number): Gate {
  const gates: Gate[] = [
    { heldBy: 'refusedMs', opensAtMs: silence.untilMs },
    { heldBy: 'bucketMs', opensAtMs: bucketAdmitsAtMs(bucket, nowMs) },
    { heldBy: 'burstMs', opensAtMs: burstAdmitsAtMs(burst, bucket.sizeDrips, bucket.inFlight.length, nowMs) },
  ];
  return gates.reduce((last, gate) => (gate.opensAtMs > last.opensAtMs ? gate : last));
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
    silence: settleSilence(allowance.silence, sent, answer, bucket, nowMs, random),
  };
}
