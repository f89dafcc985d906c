import { type Deadline, refuseWhenStopped } from '../util/deadline';
import { DeadlineError, UnavailableError } from '../util/errors';
import type { Booking } from './allowance';
import type { RateLimiter } from './limiter';

/**
 * Waits until a request of a run may be sent.
 *
 * @throws DeadlineError when its turn has not come by the run's time limit, and as soon as the process is told to stop
 */
export async function waitForTurn(
  limiter: RateLimiter,
  costDrips: number,
  { repeated, deadline }: { readonly repeated: boolean; readonly deadline: Deadline | undefined },
): Promise<Booking> {
  refuseWhenStopped(deadline);
  const limits = { deadlineMs: deadline?.atMs, signal: deadline?.stopSignal() };
  try {
    return await limiter.acquire(costDrips, { repeated, ...limits });
  } catch (error) {
    refuseWhenStopped(deadline);
    throw error instanceof UnavailableError ? new DeadlineError(error.message) : error;
  }
}
