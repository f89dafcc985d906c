import type { EmulatorClock } from './types';

/** Real time plus an offset that `advance` moves. Sleeping takes real time; it does not keep the process alive. */
export function realClock(): EmulatorClock {
  let offsetMs = 0;
  return {
    nowMs: () => Date.now() + offsetMs,
    sleep: (delayMs) => new Promise((wake) => setTimeout(wake, Math.max(0, delayMs)).unref()),
    advance(byMs) {
      offsetMs += byMs;
    },
  };
}
