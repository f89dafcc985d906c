/**
 * Time as the component sees it: production uses {@link systemClock}, specs a clock that they move.
 * All waiting of the component (rate, backoff, polling limits) goes through it.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Resolves after `delayMs` (0 or less: on a later turn of the event loop). */
  sleep(delayMs: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, Math.max(0, delayMs))),
};
