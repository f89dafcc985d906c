import {
  attemptsOf,
  delayAfter,
  type Failure,
  isRefusal,
  maxAttempts,
  type RetryContext,
  type RetryLimits,
} from '../../../http/retry';

/** The size and delay of the next attempt at a page, or the end of the attempts. */
export type PageRetryDecision = { readonly size: number; readonly delayMs: number } | 'giveUp';

/**
 * Decides what follows a failed attempt at a page of `size` records:
 * - a 429 that a limiter explains: the same request when the scheduler lets it go; this is no failure and does not count;
 * - another 429, a 408, a 5xx, a time-out or an answer that is too large: half of the page, which may be too large for the
 *   vendor;
 * - a broken connection: the same request;
 * - every other status: the end.
 *
 * Attempts count whatever the size, as those of a single request do, with one exception: where repeats are allowed and
 * the next page has a single record, it is requested once more, so that the error can name the record.
 *
 * @param random from 0 to 1
 */
export function decidePageRetry(
  trial: Pick<RetryContext, 'failure' | 'earlier' | 'elapsedMs'>,
  size: number,
  limits: RetryLimits,
  random: number,
): PageRetryDecision {
  const { failure, elapsedMs } = trial;
  if (isExplained(failure)) return { size, delayMs: 0 };
  const step = nextStep(failure);
  const next = step === 'halve' ? halfOf(size) : size;
  const delayMs = delayAfter(trial, isExplained, random);
  const attempts = attemptsOf(trial, isExplained);
  const max = maxAttempts(failure, limits);
  const isLastRecord = next === 1 && size > 1 && attempts === max && max > 1;
  const isExhausted = (attempts >= max && !isLastRecord) || elapsedMs + delayMs > limits.retryLimitMs;
  return step === 'stop' || isExhausted ? 'giveUp' : { size: next, delayMs };
}

/** 100, 50, 25, 12, 6, 3, 1. */
export const halfOf = (size: number): number => Math.max(1, Math.floor(size / 2));

const isExplained = (failure: Failure): boolean => isRefusal(failure) && failure.limiter !== undefined;

function nextStep({ kind, status = 500 }: Failure): 'again' | 'halve' | 'stop' {
  if (kind === 'timeout' || kind === 'tooLarge') return 'halve';
  if (kind !== 'status') return 'again';
  if (status === 429 || status >= 500 || status === 408) return 'halve';
  // A success whose body cannot be read: cut off somewhere on the way.
  return status < 300 ? 'again' : 'stop';
}

/** How many records the next page of a list asks for. */
export interface PageSizer {
  readonly size: number;
  /** The configured size. */
  readonly maxSize: number;
  /** Pages read at this size. */
  readonly goodPages: number;
  /** Good pages that it takes before the size is doubled. */
  readonly growAfter: number;
  /** The size has just been doubled, and no page of this size has been read yet. */
  readonly probing: boolean;
}

export const newPageSizer = (max: number): PageSizer => ({
  size: max,
  maxSize: max,
  goodPages: 0,
  growAfter: GROW_AFTER,
  probing: false,
});

/**
 * The sizer after a page that failed and is requested with fewer records. When the size was a probe, the next probe waits
 * twice as long: with a server that never serves larger pages, failed probes become rare instead of every sixth request.
 */
export const shrunk = (sizer: PageSizer, size: number): PageSizer => ({
  ...sizer,
  size,
  goodPages: 0,
  growAfter: sizer.probing ? Math.min(sizer.growAfter * 2, MAX_GROW_AFTER) : sizer.growAfter,
  probing: false,
});

/** A page was read: after five in a row the size doubles, up to the configured one. */
export function afterGoodPage(sizer: PageSizer): PageSizer {
  const goodPages = sizer.goodPages + 1;
  const neededPages = sizer.probing ? GROW_AFTER : sizer.growAfter;
  return sizer.size < sizer.maxSize && goodPages >= neededPages
    ? { ...sizer, size: Math.min(sizer.size * 2, sizer.maxSize), goodPages: 0, growAfter: neededPages, probing: true }
    : { ...sizer, goodPages, growAfter: neededPages, probing: false };
}

const GROW_AFTER = 5;
const MAX_GROW_AFTER = 80;
