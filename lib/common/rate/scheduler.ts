import type { Clock } from '../util/clock';
import { createBudget } from './allowance';
import { createLimiter, type RateLimiter } from './limiter';

/** The limiter of a connection whose vendor keeps a bucket of drips. One per (host, account, client) in a process. */
export interface Scheduler extends RateLimiter {
  /** Highest bucket level seen, in drips. */
  readonly highWaterDrips: number;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  /** 0 to 1, default `Math.random`: keeps processes from doing the same at the same moment. */
  readonly random?: () => number;
  /** Free space that stays below the brim of the bucket, for other processes; default 0. */
  readonly reserveDrips?: number;
}

/** The scheduler of one connection: a queue before the vendor's two limiters and the cooldown after a 429. */
export function createScheduler({ clock, random = Math.random, reserveDrips = 0 }: SchedulerOptions): Scheduler {
  const { acquire, budget } = createLimiter(clock, (nowMs, changed) =>
    createBudget(nowMs, random, reserveDrips, changed),
  );
  return {
    acquire,
    get highWaterDrips() {
      return budget.highWaterDrips();
    },
  };
}
