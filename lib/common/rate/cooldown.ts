import { backoff, REFUSAL_BACKOFF } from '../util/backoff';
import type { Answer, Sent } from './bucket';

/** The time after a 429 in which the whole connection sends nothing. */
export interface Cooldown {
  readonly untilMs: number;
  /** Arrival of the last refusal. */
  readonly refusedAtMs: number;
  /** Refusals in a row; refusals of requests that were in flight together count once. */
  readonly refusals: number;
}

export const noCooldown: Cooldown = {
  untilMs: Number.NEGATIVE_INFINITY,
  refusedAtMs: Number.NEGATIVE_INFINITY,
  refusals: 0,
};

/** The vendor asks for at least a second after a burst refusal; its Retry-After is never shorter. */
const MIN_MS = 1000;
const FIRST_JITTER_MS = 250;
/** Maximum with jitter: then one request tries again. */
const MAX_MS = 600_000;

/**
 * The cooldown after an answer: `Retry-After`, or {@link REFUSAL_BACKOFF} without it, and a jitter, so that processes that
 * were refused together do not send again at the same moment.
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
  const waitMs = Math.max(MIN_MS, answer.rate.retryAfterMs ?? backoff(refusals, REFUSAL_BACKOFF));
  const cooldownMs = Math.min(MAX_MS, Math.ceil(waitMs + random * maxJitterMs(refusals, waitMs)));
  return { untilMs: Math.max(cooldown.untilMs, nowMs + cooldownMs), refusedAtMs: nowMs, refusals };
}

/** Small after the first refusal, for a process that is alone; then once, four and eight times the wait. */
const maxJitterMs = (refusals: number, waitMs: number): number =>
  refusals === 1 ? FIRST_JITTER_MS : waitMs * Math.min(8, 4 ** (refusals - 2));
