/**
 * Time as the component sees it: production uses {@link systemClock}, specs a clock that they move.
 * All waiting of the component (rate, backoff, polling limits) goes through it.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /**
   * Milliseconds since some moment, for measuring how long something took: goes on steadily while the machine's time is
   * set forward or back. Absent: `nowMs` is never set.
   */
  steadyMs?(): number;
  /**
   * Resolves after `delayMs` (0 or less: on a later turn of the event loop), however long that is.
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

/** Node takes a longer delay for one of 1 ms. */
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
