import { backoff, REQUEST_BACKOFF } from '../util/backoff';
import { type LightspeedError, OutcomeUnknownError, ProtocolError, UnavailableError } from '../util/errors';
import type { Settings } from '../util/settings';
import type { TransportFailure } from './transport';

/** A request after a failed attempt. */
export interface RetryContext {
  readonly failure: Failure;
  /** Failures of the earlier attempts, refusals included. */
  readonly earlier: readonly Failure[];
  /** `always`: repeating does no harm. `ifNotDone`: repeat only when the vendor certainly did not act. */
  readonly repeat: 'always' | 'ifNotDone';
  /** Duration of the failed attempts and the waits after them, without refusals and waits for the scheduler. */
  readonly elapsedMs: number;
}

export type RetryLimits = Pick<Settings, 'tries' | 'retryLimitMs'>;

export type RetryDecision = { readonly delayMs: number } | 'giveUp';

/**
 * Decides whether a request is repeated, and after which delay.
 *
 * A refusal by a rate limit (429) is no failure. Its delay is 0, because the scheduler delays the whole connection. Only
 * the run's time limit ends such repeats.
 *
 * @param random 0 to 1, spreads the retries of several processes
 */
export function decideRetry(context: RetryContext, limits: RetryLimits, random: () => number): RetryDecision {
  const { failure } = context;
  if (isRefusal(failure)) {
    return { delayMs: 0 };
  }
  const delayMs = delayAfter(context, isRefusal, random());
  const isExhausted = attemptsOf(context, isRefusal) >= maxAttempts(failure, limits);
  return isExhausted || !isRepeatable(context) || context.elapsedMs + delayMs > limits.retryLimitMs
    ? 'giveUp'
    : { delayMs };
}

/** A 429: the vendor checks its limits first, so it did not act. */
export const isRefusal = ({ kind, status }: Failure): boolean => kind === 'status' && status === 429;

/** The vendor may have carried the request out. A 408 is a time-out that the server reports. */
export const isUnclear = ({ kind, status = 0 }: Failure): boolean =>
  kind === 'status' ? status >= 500 || status === 408 : kind !== 'refused';

/** Number of attempts, the last one included, without those for which `isFree` is true. */
export const attemptsOf = ({ earlier }: Pick<RetryContext, 'earlier'>, isFree: (failure: Failure) => boolean): number =>
  1 + earlier.filter((failure) => !isFree(failure)).length;

/** The wait by {@link REQUEST_BACKOFF}, or the server's `Retry-After` if that is longer. */
export function delayAfter(
  context: Pick<RetryContext, 'failure' | 'earlier'>,
  isFree: (failure: Failure) => boolean,
  random: number,
): number {
  return Math.max(backoff(attemptsOf(context, isFree), REQUEST_BACKOFF, random), context.failure.retryAfterMs ?? 0);
}

/** An answer that is no JSON may be incomplete; when the second one is no JSON either, a retry does not help. */
export const maxAttempts = (failure: Failure, { tries }: RetryLimits): number =>
  failure.error instanceof ProtocolError ? Math.min(2, tries) : tries;

/** Duration of the attempt, as far as it counts for the retry limit. */
export const failedMs = (failure: Failure): number => (isRefusal(failure) ? 0 : (failure.tookMs ?? 0));

function isRepeatable({ failure, repeat }: RetryContext): boolean {
  // The next answer would exceed the size limit, too.
  return failure.kind === 'refused' || (repeat === 'always' && isUnclear(failure) && failure.kind !== 'tooLarge');
}

/** The error of a request that is not repeated any more. Its text has the number of attempts and says if the outcome is unknown. */
export function finalError(context: RetryContext, vendor: string): LightspeedError {
  const { failure, repeat, elapsedMs } = context;
  const { error } = failure;
  const attempts = attemptsOf(context, (one) => isRefusal(one) && !isRefusal(failure));
  if (isUnclear(failure) && (repeat === 'ifNotDone' || isAnsweredWrite(failure))) {
    return new OutcomeUnknownError(`${uncertainty(failure.status, vendor)} ${error.message}`, {
      ...error,
      cause: error,
    });
  }
  if (error instanceof UnavailableError && attempts > 1) {
    const effort = `Tried ${attempts} times within ${Math.ceil(elapsedMs / 1000)} s.`;
    return new UnavailableError(`${error.message} ${effort}`, { ...error, cause: error });
  }
  return error;
}

/** A write whose answer said yes and showed nothing that can be read, also when it was repeated. */
const isAnsweredWrite = ({ error }: Failure): boolean =>
  error instanceof ProtocolError && error.method !== undefined && error.method !== 'GET';

function uncertainty(status = 0, vendor: string): string {
  const look = 'Look whether it is there before you send it again.';
  return status >= 200 && status < 300
    ? `${vendor} answered that it carried this out, but the answer itself was lost. ${look}`
    : `It is not known whether ${vendor} carried this out. ${look}`;
}

/** The failure of one attempt, with the error to throw without a retry. */
export interface Failure {
  /** `status`: an answer with an error status; else the reason why no complete answer came. */
  readonly kind: 'status' | TransportFailure;
  /** With kind `status`, and with `truncated` or `tooLarge` when the headers had arrived. */
  readonly status?: number | undefined;
  /** Of a 429: the limiter that refused, if the answer names one and does not contradict itself. */
  readonly limiter?: 'bucket' | 'burst' | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Time from sending to the failure. */
  readonly tookMs?: number | undefined;
  readonly error: LightspeedError;
}
