import type { Clock } from '../clock';
import { book, holdOf, newAllowance, settle } from './allowance';
import type { Sent } from './bucket';
import { createHolds } from './holds';
import type { Booking, Scheduler, Waits } from './types';

export interface SchedulerOptions {
  readonly clock: Clock;
  /** 0 to 1, default `Math.random`: the jitter after a refusal. */
  readonly random?: () => number;
}

interface Waiter {
  readonly costDrips: number;
  readonly repeated: boolean;
  readonly waits: () => Waits;
  readonly go: (booking: Booking) => void;
}

/**
 * The scheduler of one connection: a queue before the vendor's two limiters and the silence after a 429. It does
 * nothing by itself: it looks when a request or an answer comes, and when the time of the first in the queue has come.
 *
 * `acquire` rejects with a RangeError when the price is no number of drips.
 */
export function createScheduler({ clock, random = Math.random }: SchedulerOptions): Scheduler {
  const queue: Waiter[] = [];
  const holds = createHolds(clock);
  const wakeAt = createAlarm(clock, look);
  let allowance = newAllowance(clock.nowMs());

  function look(): void {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const hold = holdOf(allowance, first.costDrips, clock.nowMs());
      if (hold !== undefined) {
        holds.begin(hold.heldBy);
        wakeAt(hold.untilMs);
        return;
      }
      queue.shift();
      first.go(bookingOf(first));
    }
    holds.end();
  }

  function bookingOf({ costDrips, waits }: Waiter): Booking {
    const sent: Sent = { sentAtMs: clock.nowMs(), costDrips };
    allowance = book(allowance, sent);
    return {
      waits: waits(),
      settle(answer) {
        allowance = settle(allowance, sent, answer, clock.nowMs(), random());
        look();
      },
    };
  }

  return {
    async acquire(costDrips, { repeated = false } = {}) {
      checkPrice(costDrips);
      return new Promise((go) => {
        enqueue(queue, { costDrips, repeated, waits: holds.watch(), go });
        look();
      });
    },
    get highWaterDrips() {
      return allowance.bucket.highWaterDrips;
    },
  };
}

/** One price that is not a number would make the level one too, and hold the connection for ever. */
function checkPrice(costDrips: number): void {
  if (!(costDrips >= 0 && costDrips < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A request cannot cost ${costDrips} drips`);
  }
}

/** Behind the repeated ones if it is one, else at the end. */
function enqueue(queue: Waiter[], waiter: Waiter): void {
  const firstNew = waiter.repeated ? queue.findIndex(({ repeated }) => !repeated) : -1;
  queue.splice(firstNew < 0 ? queue.length : firstNew, 0, waiter);
}

/**
 * Calls `ring` at the time asked for, with one sleep pending. A sleep cannot be called off: when an earlier time is
 * asked for, the longer sleep is forgotten and its end does nothing.
 */
function createAlarm(clock: Clock, ring: () => void): (atMs: number) => void {
  let pendingMs = Number.POSITIVE_INFINITY;
  const sleepUntil = async (atMs: number) => {
    pendingMs = atMs;
    await clock.sleep(atMs - clock.nowMs());
    if (pendingMs === atMs) {
      pendingMs = Number.POSITIVE_INFINITY;
      ring();
    }
  };
  return (atMs) => {
    if (atMs < pendingMs) {
      void sleepUntil(atMs);
    }
  };
}
