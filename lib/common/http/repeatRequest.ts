import type { Clock } from '../util/clock';
import { type Deadline, pause } from '../util/deadline';
import type { RunStats } from '../util/stats';
import {
  decideRetry,
  type Failure,
  failedMs,
  finalError,
  isRefusal,
  type RetryContext,
  type RetryLimits,
} from './retry';

/** One connection in one run. */
export interface RepeatParts {
  /** The vendor's name, for errors. */
  readonly vendor: string;
  readonly clock: Clock;
  readonly stats: Pick<RunStats, 'waitedMs'>;
  readonly settings: RetryLimits;
  /** When the run has to end; default: never. */
  readonly deadline?: Deadline | undefined;
  /** From 0 to 1; default `Math.random`. */
  readonly random?: () => number;
}

/** What became of one attempt. */
export type Attempt<Answer> = { readonly answer: Answer } | { readonly failure: Failure };

/**
 * Repeats a request until there is an answer, as often and as long as the rules of `retry.ts` allow.
 *
 * @param attempt sends it once; it gets the failures of the attempts before
 * @throws the error of the last failure; DeadlineError when the run's time limit leaves no time for the next attempt
 */
export async function repeatRequest<Answer>(
  parts: RepeatParts,
  repeat: RetryContext['repeat'],
  attempt: (earlier: readonly Failure[]) => Promise<Attempt<Answer>>,
): Promise<Answer> {
  const earlier: Failure[] = [];
  let elapsedMs = 0;
  for (;;) {
    const result = await attempt(earlier);
    if ('answer' in result) {
      return result.answer;
    }
    const { failure } = result;
    elapsedMs += failedMs(failure);
    elapsedMs += await pauseOrThrow(parts, { failure, earlier, repeat, elapsedMs });
    earlier.push(failure);
  }
}

/** Resolves with the waited milliseconds. */
async function pauseOrThrow(
  { vendor, clock, stats, settings, deadline, random = Math.random }: RepeatParts,
  trial: RetryContext,
): Promise<number> {
  const next = decideRetry(trial, settings, random);
  if (next === 'giveUp') {
    throw finalError(trial, vendor);
  }
  const { failure } = trial;
  const { delayMs } = next;
  stats.waitedMs.backoff += delayMs;
  const wait = {
    delayMs,
    askedMs: failure.retryAfterMs,
    error: finalError(trial, vendor),
    isRefused: isRefusal(failure),
  };
  await pause(clock, wait, deadline);
  return delayMs;
}
