import { type LightspeedError, OutcomeUnknownError, ProtocolError, UnavailableError } from '../util/errors';
import type { Settings } from '../util/settings';
import type { TransportFailure } from './transport';

/** One request after a failed attempt. */
export interface RetryContext {
  readonly failure: Failure;
  /** How the attempts before it failed, refusals included. */
  readonly earlier: readonly Failure[];
  /** `always`: harmless to repeat. `ifNotDone`: only when the vendor surely did not act. */
  readonly repeat: 'always' | 'ifNotDone';
  /** What attempts that failed took, and the waits after them; neither refusals nor waits for one's turn. */
  readonly elapsedMs: number;
}

export type RetryLimits = Pick<Settings, 'tries' | 'retryLimitMs'>;

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;

/**
 * Whether a request goes out again, and after which delay.
 *
 * A refusal by a rate limit (429) is no failure: the request waits for its turn, for which the delay is 0, because the
 * scheduler holds back the whole connection. Only the run's time limit ends that.
 *
 * @param random from 0 to 1, spreads the repeats of several processes
 */
export function decideRetry(
  trial: RetryContext,
  limits: RetryLimits,
  random: () => number,
): { delayMs: number } | 'giveUp' {
  const { failure } = trial;
  if (isRefusal(failure)) {
    return { delayMs: 0 };
  }
  const delayMs = delayAfter(trial, isRefusal, random());
  const isExhausted = attemptsOf(trial, isRefusal) >= maxAttempts(failure, limits);
  return isExhausted || !isRepeatable(trial) || trial.elapsedMs + delayMs > limits.retryLimitMs
    ? 'giveUp'
    : { delayMs };
}

/** A 429: limits are checked before anything is done, so the vendor did not act. */
export const isRefusal = ({ kind, status }: Failure): boolean => kind === 'status' && status === 429;

/** The vendor may have carried the request out. A 408 is a time-out that the server tells of. */
export const isUnclear = ({ kind, status = 0 }: Failure): boolean =>
  kind === 'status' ? status >= 500 || status === 408 : kind !== 'refused';

/** Attempts that count, the last one included. */
export const attemptsOf = ({ earlier }: Pick<RetryContext, 'earlier'>, isFree: (failure: Failure) => boolean): number =>
  1 + earlier.filter((failure) => !isFree(failure)).length;

/** 1 s, 2 s, 4 s ... 30 s, of which up to the half is left to chance; or as long as the server asks, if that is more. */
export function delayAfter(
  trial: Pick<RetryContext, 'failure' | 'earlier'>,
  isFree: (failure: Failure) => boolean,
  random: number,
): number {
  const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (attemptsOf(trial, isFree) - 1), MAX_BACKOFF_MS);
  return Math.max(backoffMs * (0.5 + random / 2), trial.failure.retryAfterMs ?? 0);
}

/** An answer that is not JSON may have broken off; the second time it is the server's way. */
export const maxAttempts = (failure: Failure, { tries }: RetryLimits): number =>
  failure.error instanceof ProtocolError ? Math.min(2, tries) : tries;

/** What a trial has cost up to now that counts as failing. */
export const failedMs = (failure: Failure): number => (isRefusal(failure) ? 0 : (failure.tookMs ?? 0));

function isRepeatable({ failure, repeat }: RetryContext): boolean {
  // An answer beyond the size limit would come out the same.
  return failure.kind === 'refused' || (repeat === 'always' && isUnclear(failure) && failure.kind !== 'tooLarge');
}

/** The error to throw when a request is not repeated any more: it tells what was tried, and what is not known. */
export function finalError(trial: RetryContext): LightspeedError {
  const { failure, repeat, elapsedMs } = trial;
  const { error } = failure;
  const attempts = attemptsOf(trial, (one) => isRefusal(one) && !isRefusal(failure));
  if (repeat === 'ifNotDone' && isUnclear(failure)) {
    return new OutcomeUnknownError(`${uncertainty(failure.status)} ${error.message}`, { ...error, cause: error });
  }
  if (error instanceof UnavailableError && attempts > 1) {
    const effort = `Tried ${attempts} times within ${Math.ceil(elapsedMs / 1000)} s.`;
    return new UnavailableError(`${error.message} ${effort}`, { ...error, cause: error });
  }
  return error;
}

function uncertainty(status = 0): string {
  const look = 'Look whether it is there before you send it again.';
  return status >= 200 && status < 300
    ? `Lightspeed answered that it carried this out, but the answer itself was lost. ${look}`
    : `It is not known whether Lightspeed carried this out. ${look}`;
}

/** How one attempt failed, with the error to throw if nobody tries again. */
export interface Failure {
  /** `status`: an answer that says no; else why no whole answer came. */
  readonly kind: 'status' | TransportFailure;
  /** With `status`, and with `truncated` or `tooLarge` where the headers had come. */
  readonly status?: number | undefined;
  /** Of a 429: which limiter refused, where the answer says so and does not contradict itself. */
  readonly limiter?: 'bucket' | 'burst' | undefined;
  readonly retryAfterMs?: number | undefined;
  /** From the attempt's turn to its failure. */
  readonly tookMs?: number | undefined;
  readonly error: LightspeedError;
}
