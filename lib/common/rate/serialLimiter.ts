import type { Clock } from '../util/clock';
import type { Block } from './allowance';
import { noCooldown, settleCooldown } from './cooldown';
import { createLimiter, type RateLimiter, type RequestBudget } from './limiter';

export interface SerialLimiterOptions {
  readonly clock: Clock;
  /** 0 to 1, default `Math.random`: spreads processes that were refused at the same moment. */
  readonly random?: () => number;
}

/**
 * The limiter for a vendor that names no limit: one request at a time, and after a 429 none until `Retry-After` is over
 * (without that header a second, longer after each further refusal). Prices do not matter.
 */
export const createSerialLimiter = ({ clock, random = Math.random }: SerialLimiterOptions): RateLimiter =>
  createLimiter(clock, (nowMs, changed) => serialBudget(nowMs, random, changed));

function serialBudget(nowMs: () => number, random: () => number, changed: () => void): RequestBudget {
  let cooldown = noCooldown;
  let isBusy = false;
  return {
    resume() {},
    block(): Block | undefined {
      if (isBusy) return { blockedBy: 'burstMs', untilMs: Number.POSITIVE_INFINITY };
      return nowMs() < cooldown.untilMs ? { blockedBy: 'refusedMs', untilMs: cooldown.untilMs } : undefined;
    },
    book(costDrips, waits) {
      const sent = { sentAtMs: nowMs(), costDrips };
      isBusy = true;
      return {
        waits,
        settle(answer) {
          cooldown = settleCooldown(cooldown, sent, answer, nowMs(), random());
          isBusy = false;
          changed();
        },
      };
    },
  };
}
