import type { Clock } from './clock';
import { DeadlineError, type LightspeedError } from './errors';

/** When a run has to end: at its time limit, or when the platform stops the process, unless the run is committed. */
export interface Deadline {
  /** The time limit, as a time of the clock. */
  readonly atMs: number;
  /** The run must not start anything new. */
  isOver(): boolean;
  /** Aborts when the platform stops the process; undefined while a stop must not end the run. */
  stopSignal(): AbortSignal | undefined;
  /** The run did something that a repeated message would do again: from now on a stop does not end the run. */
  commit(): void;
  /** A repeated message continues where the run ended: a stop may end it at any time, even when committed. */
  resume(): void;
  /** The run has ended: work that it has left over, such as reading ahead, begins nothing more. */
  end(): void;
  /** Whether `resume` was called. */
  readonly isResumable: boolean;
}

export interface DeadlineOptions {
  /** From now; default: no limit. */
  readonly limitMs?: number;
  /** Aborts when the platform stops the process; default: never. */
  readonly stop?: AbortSignal | undefined;
}

export function createDeadline(clock: Clock, { limitMs = Number.POSITIVE_INFINITY, stop }: DeadlineOptions): Deadline {
  const atMs = clock.nowMs() + limitMs;
  let isCommitted = false;
  let isResumable = false;
  let isEnded = false;
  const stopSignal = () => (isEnded ? ENDED : isResumable || !isCommitted ? stop : undefined);
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
    end: () => {
      isEnded = true;
    },
    get isResumable() {
      return isResumable;
    },
  };
}

const ENDED = AbortSignal.abort();

/** @throws DeadlineError when the platform stops the process and that may end the run */
export function refuseWhenStopped(deadline: Deadline | undefined): void {
  if (deadline?.stopSignal()?.aborted) throw stopped();
}

/** A wait before a retry. */
export interface Pause {
  /** 0: the scheduler delays the retry. */
  readonly delayMs: number;
  /** Minimum wait that the server asks for; default: none. */
  readonly askedMs?: number | undefined;
  /** Error of the last attempt. */
  readonly error: LightspeedError;
  /** The attempt was refused by a rate limit, which is no failure. */
  readonly isRefused: boolean;
}

/**
 * Waits, and ends early when the platform stops the process.
 *
 * @throws DeadlineError at once when the wait would end after the time limit, and on a stop
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

/** The result of the work, or a DeadlineError as soon as the platform stops the process; the work then goes on unobserved. */
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
