import { backoff, SERVICE_BACKOFF } from '../util/backoff';
import type { Clock } from '../util/clock';
import type { LightspeedError } from '../util/errors';

/** Result of an attempt; `again`: a retry may help and does no harm. */
export type AttemptResult<T> =
  | { readonly value: T }
  | { readonly error: LightspeedError; readonly again: boolean; readonly retryAfterMs?: number | undefined };

export interface RetryLoopOptions {
  readonly clock: Clock;
  /** The first one included. */
  readonly attempts: number;
  /** When the server asks for a longer wait, there is no retry. */
  readonly maxWaitMs: number;
  /** By the clock; default: never. */
  readonly endsAtMs?: number | undefined;
}

/**
 * Repeats the attempt until it succeeds, fails for good, or was the last one: then its error is thrown. Waits as
 * {@link SERVICE_BACKOFF} or the server says; no wait ends after `endsAtMs`.
 */
export async function retryLoop<T>(attempt: () => Promise<AttemptResult<T>>, options: RetryLoopOptions): Promise<T> {
  for (let nth = 1; ; nth++) {
    const result = await attempt();
    if ('value' in result) {
      return result.value;
    }
    const waitMs = result.retryAfterMs ?? backoff(nth, SERVICE_BACKOFF);
    const isLate = options.clock.nowMs() + waitMs >= (options.endsAtMs ?? Number.POSITIVE_INFINITY);
    if (!result.again || nth >= options.attempts || waitMs > options.maxWaitMs || isLate) {
      throw result.error;
    }
    await options.clock.sleep(waitMs);
  }
}
