import type { Answer, Sent } from './bucket';

/** How long the whole connection stays away after a 429. */
export interface Cooldown {
  readonly untilMs: number;
  /** When the last refusal arrived. */
  readonly refusedAtMs: number;
  /** Refusals in a row, those of requests that were under way together counted once. */
  readonly refusals: number;
}

export const noCooldown: Cooldown = {
  untilMs: Number.NEGATIVE_INFINITY,
  refusedAtMs: Number.NEGATIVE_INFINITY,
  refusals: 0,
};

/** The vendor asks for at least a second after a burst refusal; its own Retry-After never asks for less either. */
const MIN_MS = 1000;
const MAX_BACKOFF_MS = 60_000;
const FIRST_JITTER_MS = 250;
/** With its jitter too: nothing holds a connection longer, then one request asks again. */
const MAX_MS = 600_000;

/**
 * The cooldown after an answer: for Retry-After; without one a second, doubled by each refusal in a row up to a minute.
 * To this comes a jitter, so that processes that were refused together do not come back in the same instant.
 *
 * @param random 0 to 1
 * Source: vendor's page Rate Limits.
 */
export function settleCooldown(
  cooldown: Cooldown,
  sent: Sent,
  answer: Answer | undefined,
  nowMs: number,
  random: number,
): Cooldown {
  const sentSince = sent.sentAtMs > cooldown.refusedAtMs;
  if (answer?.status !== 429) {
    return answer !== undefined && sentSince ? { ...cooldown, refusals: 0 } : cooldown;
  }
  const refusals = cooldown.refusals + (sentSince ? 1 : 0);
  const backoffMs = Math.min(MAX_BACKOFF_MS, MIN_MS * 2 ** (refusals - 1));
  const waitMs = Math.max(MIN_MS, answer.rate.retryAfterMs ?? backoffMs);
  const coolMs = Math.min(MAX_MS, Math.ceil(waitMs + random * maxJitterMs(refusals, waitMs)));
  return { untilMs: Math.max(cooldown.untilMs, nowMs + coolMs), refusedAtMs: nowMs, refusals };
}

/** A lone process hardly feels the first one; then the wait again, four and eight times the wait. */
const maxJitterMs = (refusals: number, waitMs: number): number =>
  refusals === 1 ? FIRST_JITTER_MS : waitMs * Math.min(8, 4 ** (refusals - 2));
