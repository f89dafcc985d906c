import type { Failure } from '../../../http/outcome';

/** The failed attempts at one page so far. */
export interface Trouble {
  readonly failures: number;
  /** Attempts at the present size. */
  readonly atThisSize: number;
  /** The last attempt was refused with a 429. */
  readonly refused: boolean;
  readonly sinceMs: number;
}

export interface Verdict {
  /** `again`: the same page at the same size; `halve`: fewer records; `stop`: the list cannot be read. */
  readonly step: 'again' | 'halve' | 'stop';
  /** Wait before the next attempt, beyond what the rate scheduler makes it wait. */
  readonly backoff: boolean;
}

export const noTrouble = (nowMs: number): Trouble => ({ failures: 0, atThisSize: 0, refused: false, sinceMs: nowMs });

/**
 * What to do after a failed attempt at a page of `size` records:
 * - the first 429 that names its limiter: the same again, the scheduler knows when;
 * - another 429, a 5xx or no answer in time: perhaps the page is too much for the vendor, ask for less;
 * - a broken connection: the same again;
 * - every other status: stop.
 * A page of one record cannot be halved and is asked for again, a bounded number of times. A wait that the vendor asks
 * for and that would outlast `limitMs` is not begun.
 */
export function judge(
  failure: Failure,
  trouble: Trouble,
  size: number,
  nowMs: number,
  limitMs = LONGEST_TROUBLE_MS,
): Verdict {
  const wanted = wantedStep(failure, trouble);
  const step = wanted === 'halve' && size === 1 ? 'again' : wanted;
  const exhausted =
    trouble.failures + 1 >= MOST_ATTEMPTS ||
    (step === 'again' && trouble.atThisSize + 1 >= MOST_ATTEMPTS_AT_ONE_SIZE) ||
    nowMs - trouble.sinceMs + (failure.retryAfterMs ?? 0) >= Math.min(limitMs, LONGEST_TROUBLE_MS);
  return { step: exhausted ? 'stop' : step, backoff: wanted === 'halve' || failure.status !== 429 };
}

export const afterFailure = (trouble: Trouble, failure: Failure, step: Verdict['step']): Trouble => ({
  failures: trouble.failures + 1,
  atThisSize: step === 'halve' ? 0 : trouble.atThisSize + 1,
  refused: failure.status === 429,
  sinceMs: trouble.sinceMs,
});

/** 0.5 s, 1 s, 2 s ... 30 s, of which up to the half is left to chance. `failures` is 1 or more, `random` 0..1. */
export const backoffMs = (failures: number, random: number): number =>
  Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** (failures - 1)) * (1 - random / 2);

function wantedStep({ kind, status, limiter }: Failure, trouble: Trouble): Verdict['step'] {
  if (kind === 'timeout' || kind === 'tooLarge') return 'halve';
  if (kind !== 'status') return 'again';
  if (status === 429) return limiter === undefined || trouble.refused ? 'halve' : 'again';
  if (status === undefined || status >= 500 || status === 408) return 'halve';
  // A success whose body cannot be read: cut off somewhere on the way.
  return status < 300 ? 'again' : 'stop';
}

const MOST_ATTEMPTS = 16;
const MOST_ATTEMPTS_AT_ONE_SIZE = 5;
const LONGEST_BACKOFF_MS = 30_000;
// A run has 30 minutes on the platform and stops asking for pages after 19.
const LONGEST_TROUBLE_MS = 9 * 60_000;
