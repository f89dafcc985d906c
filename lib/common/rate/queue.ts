import { UnavailableError } from '../util/errors';
import type { Booking, Waits } from './types';

/** A request that waits for its turn. All times are those of the scheduler. */
export interface Waiter {
  readonly costDrips: number;
  readonly repeated: boolean;
  readonly sinceMs: number;
  /** Infinity: it waits for as long as it takes. */
  readonly deadlineMs: number;
  /** It waits no longer, whatever its deadline. */
  readonly isGone: () => boolean;
  readonly waits: () => Waits;
  readonly go: (booking: Booking) => void;
  readonly fail: (error: UnavailableError) => void;
}

/** Those who wait, in the order in which they go: repeated requests first, else as they came. */
export interface Queue {
  add(waiter: Waiter): void;
  readonly first: Waiter | undefined;
  /** Takes the first one out. */
  shift(): void;
  /** Takes out whoever has waited until the deadline or is gone, and tells them. True when somebody left. */
  expire(nowMs: number): boolean;
  /** The next deadline; Infinity: nobody has one. */
  readonly nextDeadlineMs: number;
}

export function createQueue(): Queue {
  let waiters: Waiter[] = [];
  return {
    add(waiter) {
      const firstNew = waiter.repeated ? waiters.findIndex(({ repeated }) => !repeated) : -1;
      waiters.splice(firstNew < 0 ? waiters.length : firstNew, 0, waiter);
    },
    get first() {
      return waiters[0];
    },
    shift() {
      waiters.shift();
    },
    expire(nowMs) {
      const isLate = ({ deadlineMs, isGone }: Waiter) => deadlineMs <= nowMs || isGone();
      const late = waiters.filter(isLate);
      waiters = late.length > 0 ? waiters.filter((waiter) => !late.includes(waiter)) : waiters;
      for (const { fail, sinceMs } of late) {
        fail(tooLate(nowMs - sinceMs));
      }
      return late.length > 0;
    },
    get nextDeadlineMs() {
      return waiters.reduce((leastMs, { deadlineMs }) => Math.min(leastMs, deadlineMs), Number.POSITIVE_INFINITY);
    },
  };
}

const tooLate = (waitedMs: number): UnavailableError =>
  new UnavailableError(
    'The request limit of the account is used up, by this step and by other steps or apps that use the same account: ' +
      `the request waited ${Math.round(waitedMs / 1000)} s for its turn and was not sent. ` +
      'Try again later, or run fewer flows on this account at the same time.',
  );
