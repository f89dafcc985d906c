import type { Clock } from '../../lib/common/util/clock';

interface Sleeper {
  readonly wakeAtMs: number;
  readonly wake: () => void;
}

/**
 * A clock that moves by itself, without waiting: when no work is left, time jumps to the next sleeper.
 *
 * Work that leaves the process (a request over loopback) has to be announced with `during`, else time would jump
 * while it is under way. The server side of such a request sleeps on `server`, which takes its request out of the count.
 */
export interface TestClock extends Clock {
  /** Moves time forward by hand and wakes everybody whose time has come. */
  advance(byMs: number): void;
  /** Time stands still until the work is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** The same time, for an emulator that answers the requests announced with `during`. */
  readonly server: Clock & { advance(byMs: number): void };
}

/** When a server's clock begins, and how far it is ahead of the step's. */
export interface Times {
  readonly startMs?: number | undefined;
  readonly skewMs?: number | undefined;
}

/** The clock of a server that is set wrong. */
export const skewed = ({ server }: TestClock, skewMs = 0): TestClock['server'] => ({
  ...server,
  nowMs: () => server.nowMs() + skewMs,
});

export function testClock(startMs = Date.parse('2026-06-01T12:00:00Z')): TestClock {
  let nowMs = startMs;
  let working = 0;
  let looking = false;
  const sleepers: Sleeper[] = [];

  const wakeDue = () => {
    for (let i = sleepers.length - 1; i >= 0; i--) {
      const sleeper = sleepers[i];
      if (sleeper && sleeper.wakeAtMs <= nowMs) {
        sleepers.splice(i, 1);
        sleeper.wake();
      }
    }
  };

  // A few turns of the event loop let everything that can still run do so before time moves.
  const jumpWhenIdle = (turnsLeft: number) => {
    if (working > 0 || sleepers.length === 0) {
      looking = false;
    } else if (turnsLeft > 0) {
      setImmediate(jumpWhenIdle, turnsLeft - 1);
    } else {
      nowMs = Math.max(nowMs, Math.min(...sleepers.map((sleeper) => sleeper.wakeAtMs)));
      wakeDue();
      setImmediate(jumpWhenIdle, TURNS);
    }
  };
  const look = () => {
    if (!looking) {
      looking = true;
      setImmediate(jumpWhenIdle, TURNS);
    }
  };
  const sleep = (delayMs: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const sleeper = { wakeAtMs: nowMs + Math.max(0, delayMs), wake };
      const giveUp = () => {
        sleepers.splice(sleepers.indexOf(sleeper), sleepers.includes(sleeper) ? 1 : 0);
        wake();
      };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', giveUp);
      look();
    });
  const advance = (byMs: number) => {
    nowMs += byMs;
    wakeDue();
  };

  return {
    nowMs: () => nowMs,
    sleep,
    advance,
    async during(work) {
      working++;
      try {
        return await work;
      } finally {
        working--;
        look();
      }
    },
    server: {
      nowMs: () => nowMs,
      advance,
      async sleep(delayMs) {
        working--;
        look();
        await sleep(delayMs);
        working++;
      },
    },
  };
}

const TURNS = 3;
