import type { EmulatorClock } from '../types';

/** The second limiter: so many requests in each second, whatever they cost. */
export interface Burst {
  /** Requests in the current second. */
  count(): number;
  /** Counts one more; false when that is one too many. */
  admit(): boolean;
}

/**
 * Fixed windows of one second. The vendor says neither where they begin nor whether refused requests count: here they
 * begin with the clock's whole seconds, and every request counts. Source: vendor's page Rate Limits.
 */
export function burstLimiter(limit: number, clock: Pick<EmulatorClock, 'nowMs'>): Burst {
  let second = 0;
  let counted = 0;

  const turn = () => {
    const now = Math.floor(clock.nowMs() / 1000);
    if (now !== second) counted = 0;
    second = now;
  };

  return {
    count() {
      turn();
      return counted;
    },
    admit() {
      turn();
      counted++;
      return counted <= limit;
    },
  };
}
