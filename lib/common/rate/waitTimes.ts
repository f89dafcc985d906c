/** Waiting time by cause. */
export interface Waits {
  readonly bucketMs: number;
  readonly burstMs: number;
  /** After a 429 of this connection. */
  readonly refusedMs: number;
}

/** How long the queue of a connection has been blocked, by cause: every waiter waits for what blocks the first one. */
export interface WaitTimes {
  /** From now on this blocks the queue. */
  begin(blockedBy: keyof Waits): void;
  /** The queue is empty. */
  end(): void;
  /** Starts a measurement: the returned function gives the times since this call. */
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
