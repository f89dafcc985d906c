import type { Clock } from '../util/clock';
import { createTimer } from './alarm';
import { type Block, blockOf, book, newAllowance, resume, settle } from './allowance';
import type { Sent } from './bucket';
import { createWaitTimes } from './holds';
import { createQueue, type Waiter } from './queue';
import { steadyTime } from './steadyTime';
import type { AcquireOptions, Booking, Scheduler, Waits } from './types';

export interface SchedulerOptions {
  readonly clock: Clock;
  /** 0 to 1, default `Math.random`: keeps processes from doing the same at the same moment. */
  readonly random?: () => number;
  /** What is left free below the brim of the bucket, for others; default 0. */
  readonly reserveDrips?: number;
}

/**
 * The scheduler of one connection: a queue before the vendor's two limiters and the cooldown after a 429. It does
 * nothing by itself: it looks when a request or an answer comes, and when the time of the first in the queue has come.
 */
export function createScheduler({ clock, random = Math.random, reserveDrips = 0 }: SchedulerOptions): Scheduler {
  const nowMs = steadyTime(clock);
  const queue = createQueue();
  const holds = createWaitTimes(nowMs);
  const alarm = createTimer((delayMs, signal) => clock.sleep(delayMs, signal), nowMs, dispatch);
  const ledger = createBudget(nowMs, random, reserveDrips, dispatch);

  /** Lets go whoever may, and what holds the first of the others. */
  function startAdmitted(): Block | undefined {
    for (let first = queue.first; first !== undefined; first = queue.first) {
      const hold = ledger.hold(first.costDrips);
      if (hold !== undefined) {
        return hold;
      }
      queue.shift();
      first.go(ledger.book(first.costDrips, first.waits()));
    }
    return undefined;
  }

  function dispatch(): void {
    let hold = startAdmitted();
    // Behind one that leaves may be one that is cheap enough to go.
    while (hold !== undefined && queue.expire(nowMs())) {
      hold = startAdmitted();
    }
    if (hold === undefined) {
      holds.end();
      alarm.cancel();
    } else {
      holds.begin(hold.blockedBy);
      alarm.wakeAt(Math.min(hold.untilMs, queue.nextDeadlineMs));
    }
  }

  /** Time left and not the time itself: the machine's clock may be set while the request waits. */
  const steadyDeadline = (deadlineMs: number) => nowMs() + (deadlineMs - clock.nowMs());

  return {
    async acquire(costDrips, options = {}) {
      checkOptions(costDrips, options);
      const { repeated = false, deadlineMs = Number.POSITIVE_INFINITY, signal } = options;
      const times = { sinceMs: nowMs(), deadlineMs: steadyDeadline(deadlineMs) };
      if (queue.first === undefined) ledger.resume();
      const leave = () => dispatch();
      return new Promise<Booking>((go, fail) => {
        const isGone = () => signal?.aborted === true;
        queue.add({ costDrips, repeated, ...times, isGone, waits: holds.watch(), go, fail } satisfies Waiter);
        signal?.addEventListener('abort', leave);
        dispatch();
      }).finally(() => signal?.removeEventListener('abort', leave));
    },
    get highWaterDrips() {
      return ledger.highWaterDrips();
    },
  };
}

interface Budget {
  resume(): void;
  hold(costDrips: number): Block | undefined;
  book(costDrips: number, waits: Waits): Booking;
  highWaterDrips(): number;
}

/** The connection's allowance through time; `changed` is called after each settlement. */
function createBudget(nowMs: () => number, random: () => number, reserveDrips: number, changed: () => void): Budget {
  let allowance = newAllowance(nowMs(), reserveDrips);
  return {
    resume() {
      allowance = resume(allowance, nowMs());
    },
    hold: (costDrips) => blockOf(allowance, costDrips, nowMs()),
    book(costDrips, waits) {
      const sent: Sent = { sentAtMs: nowMs(), costDrips };
      allowance = book(allowance, sent);
      return {
        waits,
        settle(answer) {
          allowance = settle(allowance, sent, answer, nowMs(), random());
          changed();
        },
      };
    },
    highWaterDrips: () => allowance.bucket.highWaterDrips,
  };
}

/** One price that is not a number would make the level one too, and hold the connection for ever. */
function checkOptions(costDrips: number, { deadlineMs = 0 }: AcquireOptions): void {
  if (!(costDrips >= 0 && costDrips < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A request cannot cost ${costDrips} drips`);
  }
  if (Number.isNaN(deadlineMs)) {
    throw new RangeError('The deadline of a request is not a time');
  }
}
