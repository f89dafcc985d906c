import { Refusal } from './bodies/refusal';
import type { LsOneSwitches } from './switches';

const WINDOW_MS = 60_000;

export interface RateLimit {
  /** @throws Refusal 429, with the seconds until the next window */
  check(nowMs: number): void;
  clear(): void;
}

/** Counts requests in windows of a minute. */
export function createRateLimit(switches: LsOneSwitches): RateLimit {
  let startMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    check(nowMs) {
      if (switches.requestsPerMinute === 0) return;
      if (nowMs >= startMs + WINDOW_MS) {
        startMs = nowMs;
        count = 0;
      }
      if (++count <= switches.requestsPerMinute) return;
      const leftS = String(Math.ceil((startMs + WINDOW_MS - nowMs) / 1000));
      throw new Refusal(429, 'Too many requests.', switches.retryAfter === 'seconds' ? { 'Retry-After': leftS } : {});
    },
    clear() {
      startMs = Number.NEGATIVE_INFINITY;
    },
  };
}
