import type { Failure } from '../../../http/outcome';
import { attemptsOf, delayAfter, isRefusal, maxAttempts, type RetryLimits, type Trial } from '../../../http/retry';

/** What comes after a failed attempt at a page: the next one, with so many records. */
export type NextPageTry = { readonly size: number; readonly delayMs: number } | 'giveUp';

/**
 * What to do after a failed attempt at a page of `size` records:
 * - a 429 that a limiter explains: the same again, the scheduler knows when; it is no failure and uses up nothing;
 * - another 429, a 408, a 5xx, no answer in time or one that is too large: perhaps the page is too much for the vendor, ask
 *   for half of it;
 * - a broken connection: the same again;
 * - every other status: give up.
 *
 * Attempts count whatever the size, as those of a single request do, with one exception: where repeats are allowed and
 * only a single record is left to be asked for, that is done, so that the error can name the record.
 *
 * @param random from 0 to 1
 */
export function nextPageTry(
  trial: Pick<Trial, 'failure' | 'earlier' | 'elapsedMs'>,
  size: number,
  limits: RetryLimits,
  random: number,
): NextPageTry {
  const { failure, elapsedMs } = trial;
  if (isExplained(failure)) return { size, delayMs: 0 };
  const wanted = wantedStep(failure);
  const next = wanted === 'halve' ? halfOf(size) : size;
  const delayMs = delayAfter(trial, isExplained, random);
  const attempts = attemptsOf(trial, isExplained);
  const most = maxAttempts(failure, limits);
  const isLastRecord = next === 1 && size > 1 && attempts === most && most > 1;
  const isExhausted = (attempts >= most && !isLastRecord) || elapsedMs + delayMs > limits.retryLimitMs;
  return wanted === 'stop' || isExhausted ? 'giveUp' : { size: next, delayMs };
}

/** 100, 50, 25, 12, 6, 3, 1. */
export const halfOf = (size: number): number => Math.max(1, Math.floor(size / 2));

const isExplained = (failure: Failure): boolean => isRefusal(failure) && failure.limiter !== undefined;

function wantedStep({ kind, status = 500 }: Failure): 'again' | 'halve' | 'stop' {
  if (kind === 'timeout' || kind === 'tooLarge') return 'halve';
  if (kind !== 'status') return 'again';
  if (status === 429 || status >= 500 || status === 408) return 'halve';
  // A success whose body cannot be read: cut off somewhere on the way.
  return status < 300 ? 'again' : 'stop';
}
