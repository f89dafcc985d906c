import type { Answer, Sent } from './bucket';

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
 * The silence after an answer: for Retry-After; without one a second, doubled by each refusal in a row up to a minute.
 *
 * @param random 0 to 1
 * Source: vendor's page Rate Limits.
 */
export function settleSilence(
  silence: Silence,
  sent: Sent,
  answer: Answer | undefined,
  nowMs: number,
  random: number,
): Silence {
  const sentSince = sent.sentAtMs > silence.refusedAtMs;
  if (answer?.status !== 429) {
    return answer !== undefined && sentSince ? { ...silence, refusals: 0 } : silence;
  }
  const refusals = silence.refusals + (sentSince ? 1 : 0);
  const backoffMs = Math.min(MOST_BACKOFF_MS, LEAST_MS * 2 ** (refusals - 1));
  const silentMs = Math.max(LEAST_MS, answer.rate.retryAfterMs ?? backoffMs) + random * JITTER_MS;
  return { untilMs: Math.max(silence.untilMs, nowMs + silentMs), refusedAtMs: nowMs, refusals };
}
