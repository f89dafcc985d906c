import { createRegistry } from '../util/registry';
import type { RateLimiter } from './limiter';
import type { Scheduler } from './scheduler';

/**
 * A process serves one connection, rarely several. Beyond 100 the least recently used limiter is dropped: a run that
 * still uses it then shares the limit with the new one like another process.
 */
const schedulers = createRegistry<Scheduler>(100);
const limiters = createRegistry<RateLimiter>(100);

/**
 * The scheduler of a connection, one per process.
 *
 * @param key host, account and client of the connection: the vendor keeps one bucket for them
 */
export const schedulerFor = (key: string, create: () => Scheduler): Scheduler => schedulers.get(key, create);

/** The limiter of a connection whose vendor keeps no bucket, one per process. */
export const limiterFor = (key: string, create: () => RateLimiter): RateLimiter => limiters.get(key, create);
