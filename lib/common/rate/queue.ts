import { UnavailableError } from '../util/errors';
import type { Booking } from './allowance';
import type { Waits } from './waitTimes';

/** A request that waits for its turn. All times are those of the scheduler. */
export interface Waiter {
  readonly costDrips: number;
  readonly repeated: boolean;
  readonly sinceMs: number;
  /** Infinity: no deadline. */
  readonly deadlineMs: number;
  /** The request was aborted. */
  readonly isGone: () => boolean;
  readonly waits: () => Waits;
  readonly go: (booking: Booking) => void;
  readonly fail: (error: UnavailableError) => void;
}

/** Waiting requests in the order in which they go: repeated ones first, then first come, first served. */
export interface Queue {
  add(waiter: Waiter): void;
  readonly first: Waiter | undefined;
  /** Removes the first one. */
  shift(): void;
  /** Removes and fails the requests whose deadline has passed or that were aborted. True when there were any. */
  expire(nowMs: number): boolean;
  /** The earliest deadline; Infinity: none. */
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
      return waiters.reduce((minMs, { deadlineMs }) => Math.min(minMs, deadlineMs), Number.POSITIVE_INFINITY);
    },
  };
}

const tooLate = (waitedMs: number): UnavailableError =>
  new UnavailableError(
    'The request limit of the account is used up, by this step and by other steps or apps that use the same account: ' +
      `the request waited ${Math.round(waitedMs / 1000)} s for its turn and was not sent. ` +
      'Try again later, or run fewer flows on this account at the same time.',
  );
