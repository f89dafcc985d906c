import {
  attemptsOf,
  delayAfter,
  type Failure,
  isRefusal,
  maxAttempts,
  type RetryContext,
  type RetryLimits,
} from '../../../http/retry';

/** What comes after a failed attempt at a page: the next one, with so many records. */
export type PageRetryDecision = { readonly size: number; readonly delayMs: number } | 'giveUp';

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
export function decidePageRetry(
  trial: Pick<RetryContext, 'failure' | 'earlier' | 'elapsedMs'>,
  size: number,
  limits: RetryLimits,
  random: number,
): PageRetryDecision {
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

/** How many records the next page of a list asks for. */
export interface PageSizer {
  readonly size: number;
  /** The greatest size asked for: the configured one. */
  readonly maxSize: number;
  /** Pages read at this size. */
  readonly goodPages: number;
  /** Good pages that it takes before the size is doubled. */
  readonly growAfter: number;
  /** The size has just been doubled, and no page of this size was read yet. */
  readonly probing: boolean;
}

export const newPageSizer = (most: number): PageSizer => ({
  size: most,
  maxSize: most,
  goodPages: 0,
  growAfter: GROW_AFTER,
  probing: false,
});

/**
 * A page failed and is asked for with fewer records. When the size was on trial, the next trial waits twice as
 * long: with a server that never serves larger pages, failed trials become rare instead of costing every sixth request.
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
  const patience = sizer.probing ? GROW_AFTER : sizer.growAfter;
  return sizer.size < sizer.maxSize && goodPages >= patience
    ? { ...sizer, size: Math.min(sizer.size * 2, sizer.maxSize), goodPages: 0, growAfter: patience, probing: true }
    : { ...sizer, goodPages, growAfter: patience, probing: false };
}

const GROW_AFTER = 5;
const MAX_GROW_AFTER = 80;
