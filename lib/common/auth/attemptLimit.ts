import type { Clock } from '../util/clock';

/** Limits the refresh grants of one connection. */
export interface AttemptLimit {
  /** Resolves when the next grant may be sent, and counts it. */
  acquire(): Promise<void>;
}

const MAX_ATTEMPTS = 5;
/** The vendor's minute and a second: its clock starts when the request arrives. */
const WINDOW_MS = 61_000;

/** Five grants a minute, as the vendor allows one connection. Source: vendor's changelog of 2026-01-15. */
export function createAttemptLimit(clock: Clock): AttemptLimit {
  let startsMs: number[] = [];
  return {
    async acquire() {
      for (;;) {
        const nowMs = clock.nowMs();
        startsMs = startsMs.filter((startMs) => nowMs - startMs < WINDOW_MS);
        const [oldestMs] = startsMs;
        if (oldestMs === undefined || startsMs.length < MAX_ATTEMPTS) {
          startsMs.push(nowMs);
          return;
        }
        await clock.sleep(oldestMs + WINDOW_MS - nowMs);
      }
    },
  };
}
