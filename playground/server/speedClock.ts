import type { EmulatorClock } from '../../emulator/types';

/** The emulator's clock, at a speed of its own. */
export interface SpeedClock extends EmulatorClock {
  readonly speed: number;
  /** From now on. */
  setSpeed(speed: number): void;
}

/** Begins at the real time with the real speed. */
export function speedClock(realNowMs: () => number = Date.now): SpeedClock {
  let speed = 1;
  let from = { realMs: realNowMs(), ms: realNowMs() };
  const nowMs = () => from.ms + (realNowMs() - from.realMs) * speed;
  return {
    nowMs,
    get speed() {
      return speed;
    },
    sleep: (delayMs) => new Promise((wake) => setTimeout(wake, Math.max(0, delayMs / speed)).unref()),
    advance(byMs) {
      from = { ...from, ms: from.ms + byMs };
    },
    setSpeed(next) {
      from = { realMs: realNowMs(), ms: nowMs() };
      speed = next;
    },
  };
}
