import { join } from 'node:path';
import type { EmulatorClock } from '../../../emulator/types';

/** A time that passes so many times faster, the same one in the emulator and in containers. */
export interface FastTime {
  readonly speed: number;
  /** The emulator's. */
  readonly clock: EmulatorClock;
  /** Variables of a container that lives in it; what the broker waits for is shortened as well. */
  readonly env: Readonly<Record<string, string>>;
}

/** The sailor's, before a message comes again for the first time. */
const FIRST_REBOUND_MS = 15_000;
/** Connections take real time. */
const CONNECT_LIMIT_MS = 600_000;

export function fastTime(speed: number): FastTime {
  const fromMs = Date.now();
  let offsetMs = 0;
  return {
    speed,
    clock: {
      nowMs: () => Math.round(fromMs + (Date.now() - fromMs) * speed) + offsetMs,
      sleep: (delayMs) => new Promise((wake) => setTimeout(wake, delayMs / speed).unref()),
      advance(byMs) {
        offsetMs += byMs;
      },
    },
    env: {
      NODE_OPTIONS: `--require=${JSON.stringify(join(__dirname, 'liveInFastTime.js'))}`,
      FAST_TIME: `${fromMs} ${speed}`,
      API_CONNECT_TIMEOUT: String(CONNECT_LIMIT_MS),
      ELASTICIO_REBOUND_INITIAL_EXPIRATION: String(Math.ceil(FIRST_REBOUND_MS / speed)),
    },
  };
}
