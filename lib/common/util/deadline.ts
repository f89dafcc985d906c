import type { Clock } from './clock';
import { DeadlineError, type LightspeedError } from './errors';

/** When a run has to end: at its time limit, or as soon as the process is told to stop, if a stop may end it. */
export interface Deadline {
  /** The time limit, as a time of the clock. */
  readonly atMs: number;
  /** Nothing more is to be begun. */
  isOver(): boolean;
  /** Aborts when the process is told to stop; undefined while that must not end the run. */
  stopSignal(): AbortSignal | undefined;
  /** Something is done that the same message would do once more: from now on a stop does not end the run. */
  commit(): void;
  /** The same message goes on where the run ended, whatever it has done: a stop may end it at any time. */
  resume(): void;
  /** Whether `resume` was called. */
  readonly isResumable: boolean;
}

export interface DeadlineOptions {
  /** From now on; default: none. */
  readonly limitMs?: number;
  /** Aborts when the process is told to stop; default: it never is. */
  readonly stop?: AbortSignal | undefined;
}

export function createDeadline(clock: Clock, { limitMs = Number.POSITIVE_INFINITY, stop }: DeadlineOptions): Deadline {
  const atMs = clock.nowMs() + limitMs;
  let isCommitted = false;
  let isResumable = false;
  const stopSignal = () => (isResumable || !isCommitted ? stop : undefined);
  return {
    atMs,
    stopSignal,
    isOver: () => clock.nowMs() >= atMs || stopSignal()?.aborted === true,
    commit: () => {
      isCommitted = true;
    },
    resume: () => {
      isResumable = true;
    },
    get isResumable() {
      return isResumable;
    },
  };
}

/** @throws DeadlineError when the process was told to stop and that may end the run */
export function refuseWhenStopped(deadline: Deadline | undefined): void {
  if (deadline?.stopSignal()?.aborted) throw stopped();
}

/** A wait before something is tried again. */
export interface Pause {
  /** 0: somebody else, the scheduler for example, makes it wait. */
  readonly delayMs: number;
  /** What the server asks for, at least; default: nothing. */
  readonly askedMs?: number | undefined;
  /** What the last try ended with. */
  readonly error: LightspeedError;
  /** It is no failure, but a refusal by a rate limit. */
  readonly isRefused: boolean;
}

/**
 * Waits; wakes up when the process is told to stop.
 *
 * @throws DeadlineError at once when the wait would outlast the time limit, and on a stop
 */
export async function pause(clock: Clock, { delayMs, askedMs = 0, error, isRefused }: Pause, deadline?: Deadline) {
  refuseWhenStopped(deadline);
  const untilMs = clock.nowMs() + Math.max(delayMs, askedMs);
  if (deadline && untilMs > deadline.atMs && untilMs > clock.nowMs()) {
    const text = `${error.message} The time limit of the run leaves no time for another try.`;
    throw new DeadlineError(text, { ...error, isAfterFailure: !isRefused, cause: error });
  }
  if (delayMs > 0) await clock.sleep(delayMs, deadline?.stopSignal());
  refuseWhenStopped(deadline);
}

/** What the work ends with, or a DeadlineError as soon as the process is told to stop; the work is left to itself then. */
export async function unlessStopped<T>(work: Promise<T>, deadline?: Deadline): Promise<T> {
  const signal = deadline?.stopSignal();
  if (!signal) return work;
  let stop = () => {};
  const stopping = new Promise<never>((_, reject) => {
    stop = () => reject(stopped());
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
  return Promise.race([work, stopping]).finally(() => signal.removeEventListener('abort', stop));
}

const stopped = () => new DeadlineError('The platform is stopping this step.', { isStop: true });
