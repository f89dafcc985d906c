import type { Clock } from '../util/clock';
import type { LightspeedError } from '../util/errors';

/** How an attempt went; `again`: a repeat may help and does no harm. */
export type AttemptResult<T> =
  | { readonly value: T }
  | { readonly error: LightspeedError; readonly again: boolean; readonly retryAfterMs?: number | undefined };

export interface RetryLoopOptions {
  readonly clock: Clock;
  /** The first one included. */
  readonly attempts: number;
  /** A server that asks for a longer wait gets none: the error is thrown at once. */
  readonly maxWaitMs: number;
  /** By the clock; default: never. */
  readonly endsAtMs?: number | undefined;
}

const BACKOFF_MS = 1_000;

/**
 * Attempts until one succeeds, fails for good, or was the last: then its error is thrown. Waits 1 s, 2 s, 4 s, ...; none
 * of them beyond `endsAtMs`.
 */
export async function retryLoop<T>(attempt: () => Promise<AttemptResult<T>>, options: RetryLoopOptions): Promise<T> {
  for (let nth = 1; ; nth++) {
    const outcome = await attempt();
    if ('value' in outcome) {
      return outcome.value;
    }
    const waitMs = outcome.retryAfterMs ?? BACKOFF_MS * 2 ** (nth - 1);
    const isLate = options.clock.nowMs() + waitMs >= (options.endsAtMs ?? Number.POSITIVE_INFINITY);
    if (!outcome.again || nth >= options.attempts || waitMs > options.maxWaitMs || isLate) {
      throw outcome.error;
    }
    await options.clock.sleep(waitMs);
  }
}
