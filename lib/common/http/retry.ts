import { ProtocolError } from '../errors';
import type { Settings } from '../settings';
import type { Failure } from './outcome';

/** One request after a failed attempt. */
export interface Trial {
  readonly failure: Failure;
  /** How the attempts before it failed. */
  readonly earlier: readonly Failure[];
  /** `always`: harmless to repeat. `ifNotDone`: only when the vendor surely did not act. */
  readonly repeat: 'always' | 'ifNotDone';
  /** Since the first attempt was sent. */
  readonly elapsedMs: number;
}

export type RetryLimits = Pick<Settings, 'tries' | 'retryLimitMs'>;

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;

/** A guard only: with the scheduler's waits the time limit ends a series of refusals. */
const MAX_REFUSALS = 100;

/**
 * Whether a request goes out again, and after which delay.
 *
 * After a refusal by a rate limit (429) the delay is 0, because the scheduler holds back the whole connection.
 *
 * @param random from 0 to 1, spreads the repeats of several processes
 */
export function nextTry(trial: Trial, limits: RetryLimits, random: () => number): { delayMs: number } | 'giveUp' {
  const { failure, earlier, elapsedMs } = trial;
  const refused = isRefusal(failure);
  const triesSoFar = 1 + earlier.filter((one) => isRefusal(one) === refused).length;
  const backoffMs = refused ? 0 : backoff(triesSoFar, random());
  const holdMs = Math.max(backoffMs, failure.retryAfterMs ?? 0);
  if (!isRepeatable(trial) || triesSoFar >= maxTries(failure, limits) || elapsedMs + holdMs > limits.retryLimitMs) {
    return 'giveUp';
  }
  return { delayMs: refused ? 0 : holdMs };
}

/** A 429: limits are checked before anything is done, so the vendor did not act. */
const isRefusal = ({ kind, status }: Failure): boolean => kind === 'status' && status === 429;

/** The vendor may have carried the request out. A 408 is a time-out that the server tells of. */
export const isUnclear = ({ kind, status = 0 }: Failure): boolean =>
  kind === 'status' ? status >= 500 || status === 408 : kind !== 'refused';

function isRepeatable({ failure, repeat }: Trial): boolean {
  const surelyNotDone = isRefusal(failure) || failure.kind === 'refused';
  // An answer beyond the size limit would come out the same.
  return surelyNotDone || (repeat === 'always' && isUnclear(failure) && failure.kind !== 'tooLarge');
}

function maxTries(failure: Failure, { tries }: RetryLimits): number {
  if (isRefusal(failure)) {
    return MAX_REFUSALS;
  }
  // An answer that is not JSON may have broken off; the second time it is the server's way.
  return failure.error instanceof ProtocolError ? Math.min(2, tries) : tries;
}

const backoff = (tries: number, random: number): number =>
  Math.min(FIRST_BACKOFF_MS * 2 ** (tries - 1), MAX_BACKOFF_MS) * (0.5 + random / 2);
