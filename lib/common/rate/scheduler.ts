import type { Clock } from '../clock';
import { createAlarm } from './alarm';
import { book, type Hold, holdOf, newAllowance, settle } from './allowance';
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
export function createScheduler(options: SchedulerOptions): Scheduler {
  const queue: Waiter[] = [];
  const holds = createHolds(options.clock);
  const wakeAt = createAlarm(options.clock, look);
  const ledger = createLedger(options, look);

  function look(): void {
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      const hold = ledger.hold(first.costDrips);
      if (hold !== undefined) {
        holds.begin(hold.heldBy);
        wakeAt(hold.untilMs);
        return;
      }
      queue.shift();
      first.go(ledger.book(first.costDrips, first.waits()));
    }
    holds.end();
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
      return ledger.highWaterDrips();
    },
  };
}

interface Ledger {
  hold(costDrips: number): Hold | undefined;
  book(costDrips: number, waits: Waits): Booking;
  highWaterDrips(): number;
}

/** The connection's allowance through time; `changed` is called after each settlement. */
function createLedger({ clock, random = Math.random }: SchedulerOptions, changed: () => void): Ledger {
  let allowance = newAllowance(clock.nowMs());
  return {
    hold: (costDrips) => holdOf(allowance, costDrips, clock.nowMs()),
    book(costDrips, waits) {
      const sent: Sent = { sentAtMs: clock.nowMs(), costDrips };
      allowance = book(allowance, sent);
      return {
        waits,
        settle(answer) {
          allowance = settle(allowance, sent, answer, clock.nowMs(), random());
          changed();
        },
      };
    },
    highWaterDrips: () => allowance.bucket.highWaterDrips,
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
