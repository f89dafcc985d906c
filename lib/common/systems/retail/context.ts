import type { RetryLimits } from '../../http/retry';
import type { Clock } from '../../util/clock';
import type { Deadline } from '../../util/deadline';
import type { Log } from '../../util/log';
import type { RunStats } from '../../util/stats';
import type { RetailClient } from './client/request';

/** One connection in one run: the client, and the run's clock, log and limits. */
export interface RetailContext {
  readonly client: RetailClient;
  readonly clock: Clock;
  readonly log: Log;
  /** 0..1, for the jitter of backoffs; default `Math.random`. */
  readonly random?: () => number;
  /** Counts the milliseconds of backoff. */
  readonly stats?: RunStats;
  /** How often and how long a page may fail; default: as without environment variables. */
  readonly settings?: RetryLimits;
  /** When the run has to end; default: never. */
  readonly deadline?: Deadline;
  /** Origin of the connection: a link of a page to another origin is refused. Default: that of the first link. */
  readonly origin?: string;
}
