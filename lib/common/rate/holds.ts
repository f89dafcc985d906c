import type { Waits } from './types';

/** How long the queue of a connection has been held, by cause: everybody in it waits for what holds its head. */
export interface WaitTimes {
  /** From now on the queue is held by this. */
  begin(blockedBy: keyof Waits): void;
  /** Nobody waits any more. */
  end(): void;
  /** Tells, when asked, the time held since this call. */
  watch(): () => Waits;
}

export function createWaitTimes(readMs: () => number): WaitTimes {
  const total = { bucketMs: 0, burstMs: 0, refusedMs: 0 };
  let blockedBy: keyof Waits | undefined;
  let sinceMs = readMs();

  function count(next: keyof Waits | undefined): void {
    const nowMs = readMs();
    if (blockedBy !== undefined) {
      total[blockedBy] += Math.max(0, nowMs - sinceMs);
    }
    blockedBy = next;
    sinceMs = nowMs;
  }

  return {
    begin: count,
    end: () => count(undefined),
    watch() {
      count(blockedBy);
      const before = { ...total };
      return () => {
        count(blockedBy);
        return {
          bucketMs: total.bucketMs - before.bucketMs,
          burstMs: total.burstMs - before.burstMs,
          refusedMs: total.refusedMs - before.refusedMs,
        };
      };
    },
  };
}
