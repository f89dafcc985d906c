import type { Clock } from '../util/clock';
import type { Block, Booking } from './allowance';
import { createQueue, type Waiter } from './queue';
import { steadyTime } from './steadyTime';
import { createWaitTimes, type Waits } from './waitTimes';

/** Decides when the next request of a connection may go, whatever the vendor limits. One per connection in a process. */
export interface RateLimiter {
  /**
   * Resolves when a request of this price may be sent. First come, first served; a repeated request goes first.
   *
   * @throws UnavailableError when its turn has not come by the deadline or the abort
   * @throws RangeError when the price or the deadline is not a number
   */
  acquire(costDrips: number, options?: AcquireOptions): Promise<Booking>;
}

export interface AcquireOptions {
  /** A repeated request goes before new ones; default false. */
  readonly repeated?: boolean | undefined;
  /** When waiting ends, as a time of the clock (`nowMs`); default: never. */
  readonly deadlineMs?: number | undefined;
  /** Aborting it ends waiting, too. */
  readonly signal?: AbortSignal | undefined;
}

/** What may be sent now. */
export interface RequestBudget {
  /** The queue was empty until now. */
  resume(): void;
  /** What stops a request of this price; undefined: it may go. */
  block(costDrips: number): Block | undefined;
  book(costDrips: number, waits: Waits): Booking;
}

/**
 * A queue before a budget. It acts on three events only: a new request, an answer, and the time at which the first
 * request of the queue may go.
 *
 * @param budgetOf makes the budget; it calls `changed` after each settlement
 */
export function createLimiter<Budget extends RequestBudget>(
  clock: Clock,
  budgetOf: (nowMs: () => number, changed: () => void) => Budget,
): RateLimiter & { readonly budget: Budget } {
  const nowMs = steadyTime(clock);
  const queue = createQueue();
  const waitTimes = createWaitTimes(nowMs);
  const timer = createTimer((delayMs, signal) => clock.sleep(delayMs, signal), nowMs, dispatch);
  const budget = budgetOf(nowMs, dispatch);

  /** Starts requests in order until one is blocked; returns its block. */
  function startAdmitted(): Block | undefined {
    for (let first = queue.first; first !== undefined; first = queue.first) {
      const block = budget.block(first.costDrips);
      if (block !== undefined) {
        return block;
      }
      queue.shift();
      first.go(budget.book(first.costDrips, first.waits()));
    }
    return undefined;
  }

  function dispatch(): void {
    let block = startAdmitted();
    // A request behind an expired one may be cheap enough to go.
    while (block !== undefined && queue.expire(nowMs())) {
      block = startAdmitted();
    }
    if (block === undefined) {
      waitTimes.end();
      timer.cancel();
    } else {
      waitTimes.begin(block.blockedBy);
      timer.fireAt(Math.min(block.untilMs, queue.nextDeadlineMs));
    }
  }

  /** From the time left: the machine's clock may be set while the request waits. */
  const steadyDeadline = (deadlineMs: number) => nowMs() + (deadlineMs - clock.nowMs());

  return {
    async acquire(costDrips, options = {}) {
      checkOptions(costDrips, options);
      const { repeated = false, deadlineMs = Number.POSITIVE_INFINITY, signal } = options;
      const times = { sinceMs: nowMs(), deadlineMs: steadyDeadline(deadlineMs) };
      if (queue.first === undefined) budget.resume();
      const leave = () => dispatch();
      return new Promise<Booking>((go, fail) => {
        const isGone = () => signal?.aborted === true;
        queue.add({ costDrips, repeated, ...times, isGone, waits: waitTimes.watch(), go, fail } satisfies Waiter);
        signal?.addEventListener('abort', leave);
        dispatch();
      }).finally(() => signal?.removeEventListener('abort', leave));
    },
    budget,
  };
}

/** A price that is not a number would make the level not a number, too, and block the connection for ever. */
function checkOptions(costDrips: number, { deadlineMs = 0 }: AcquireOptions): void {
  if (!(costDrips >= 0 && costDrips < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A request cannot cost ${costDrips} drips`);
  }
  if (Number.isNaN(deadlineMs)) {
    throw new RangeError('The deadline of a request is not a time');
  }
}

/** A timer that can be set to an earlier time. */
interface Timer {
  /** Fires at this time or earlier; Infinity sets nothing. */
  fireAt(atMs: number): void;
  cancel(): void;
}

/**
 * Calls `fire` at the time that was set. An earlier time replaces a later one. A later time changes nothing, so that
 * frequent calls do not start a new sleep each: `fire` may come too early.
 *
 * @param nowMs the clock of `fireAt`
 */
function createTimer(sleep: Clock['sleep'], nowMs: () => number, fire: () => void): Timer {
  let pending: { readonly atMs: number; readonly stop: AbortController } | undefined;

  function cancel(): void {
    pending?.stop.abort();
    pending = undefined;
  }

  async function sleepUntil(atMs: number): Promise<void> {
    const started = { atMs, stop: new AbortController() };
    pending = started;
    await sleep(Math.ceil(atMs - nowMs()), started.stop.signal);
    if (pending === started) {
      pending = undefined;
      fire();
    }
  }

  return {
    cancel,
    fireAt(atMs) {
      if (atMs < (pending?.atMs ?? Number.POSITIVE_INFINITY)) {
        cancel();
        void sleepUntil(atMs);
      }
    },
  };
}
