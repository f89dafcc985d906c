/**
 * The component's only source of time and waiting. Production uses {@link systemClock}, specs a clock that they move.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /**
   * Milliseconds since an arbitrary moment, for durations: changes of the machine's time do not affect it. Absent: nobody
   * changes `nowMs`.
   */
  steadyMs?(): number;
  /**
   * Resolves after `delayMs`, which may be longer than Node's timers allow (0 or less: on a later turn of the event loop).
   *
   * @param signal ends the sleep early: it resolves at once when this aborts
   */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => Math.floor(performance.now()),
  async sleep(delayMs, signal) {
    for (let leftMs = delayMs; !signal?.aborted; leftMs -= MAX_TIMER_MS) {
      await timer(Math.min(Math.max(0, leftMs), MAX_TIMER_MS), signal);
      if (leftMs <= MAX_TIMER_MS) {
        return;
      }
    }
  },
};

/** Node replaces a longer delay by 1 ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

function timer(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timeout = setTimeout(end, delayMs);
    signal?.addEventListener('abort', end);
  });
}
