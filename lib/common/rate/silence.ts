import type { Answer, Bucket, Sent } from './bucket';

/** The silence that a 429 imposes on the whole connection. */
export interface Silence {
  readonly untilMs: number;
  /** When the last refusal arrived. */
  readonly refusedAtMs: number;
  /** Refusals in a row, those of requests that were under way together counted once. */
  readonly refusals: number;
}

export const noSilence: Silence = {
  untilMs: Number.NEGATIVE_INFINITY,
  refusedAtMs: Number.NEGATIVE_INFINITY,
  refusals: 0,
};

/** The vendor asks for at least a second after a burst refusal; its own Retry-After never asks for less either. */
const LEAST_MS = 1000;
const MOST_BACKOFF_MS = 60_000;
/** Keeps processes that were refused together from coming back in the same instant. */
const JITTER_MS = 250;

/**
 * The silence after an answer. A bucket refusal lasts for Retry-After, else until the told level is below the size; any
 * other for Retry-After, and without one a second, doubled by each refusal in a row up to a minute.
 *
 * @param bucket as it is after the answer
 * @param random 0 to 1
 * Source: vendor's page Rate Limits.
 */
export function settleSilence(
  silence: Silence,
  sent: Sent,
  answer: Answer | undefined,
  bucket: Bucket,
  nowMs: number,
  random: number,
): Silence {
  const sentSince = sent.sentAtMs > silence.refusedAtMs;
  if (answer?.status !== 429) {
    return answer !== undefined && sentSince ? { ...silence, refusals: 0 } : silence;
  }
  const refusals = silence.refusals + (sentSince ? 1 : 0);
  const { limiter, retryAfterMs } = answer.rate;
  const askedMs = retryAfterMs ?? (limiter === 'bucket' ? brimMs(bucket) : backoffMs(refusals));
  const untilMs = nowMs + Math.max(LEAST_MS, askedMs) + Math.ceil(random * JITTER_MS);
  return { untilMs: Math.max(silence.untilMs, untilMs), refusedAtMs: nowMs, refusals };
}

const brimMs = (bucket: Bucket) => ((bucket.levelDrips - bucket.sizeDrips) / bucket.dripsPerS) * 1000;

const backoffMs = (refusals: number) => Math.min(MOST_BACKOFF_MS, LEAST_MS * 2 ** (refusals - 1));
