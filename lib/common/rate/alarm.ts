import type { Clock } from '../util/clock';

/** One sleep at most, and what is to happen at its end. */
export interface Timer {
  /** Rings at this time of the clock at the latest; Infinity asks for nothing. */
  wakeAt(atMs: number): void;
  /** Nobody waits any more. */
  cancel(): void;
}

/**
 * Calls `ring` at the time asked for. An earlier time takes the place of a later one; a later one does not, so that a
 * queue that looks often does not begin a sleep each time: `ring` may come too early.
 *
 * @param nowMs the time that `wakeAt` is meant in
 */
export function createTimer(sleep: Clock['sleep'], nowMs: () => number, ring: () => void): Timer {
  let pending: { readonly atMs: number; readonly stop: AbortController } | undefined;

  function cancel(): void {
    pending?.stop.abort();
    pending = undefined;
  }

  async function sleepUntil(atMs: number): Promise<void> {
    const begun = { atMs, stop: new AbortController() };
    pending = begun;
    await sleep(Math.ceil(atMs - nowMs()), begun.stop.signal);
    if (pending === begun) {
      pending = undefined;
      ring();
    }
  }

  return {
    cancel,
    wakeAt(atMs) {
      if (atMs < (pending?.atMs ?? Number.POSITIVE_INFINITY)) {
        cancel();
        void sleepUntil(atMs);
      }
    },
  };
}
