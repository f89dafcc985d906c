import { Refusal } from './bodies/refusal';
import type { LsOneSwitches } from './switches';

const WINDOW_MS = 60_000;

/**
 * Counts requests in windows of a minute.
 * @throws Refusal 429, with the seconds until the next window
 */
export function createRateLimit(switches: LsOneSwitches): (nowMs: number) => void {
  let startMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (nowMs) => {
    if (switches.requestsPerMinute === 0) return;
    if (nowMs >= startMs + WINDOW_MS) {
      startMs = nowMs;
      count = 0;
    }
    if (++count <= switches.requestsPerMinute) return;
    const leftS = String(Math.ceil((startMs + WINDOW_MS - nowMs) / 1000));
    throw new Refusal(429, 'Too many requests.', switches.retryAfter === 'seconds' ? { 'Retry-After': leftS } : {});
  };
}
