import { createRegistry } from '../util/registry';
import type { Scheduler } from './scheduler';

/**
 * A process serves one connection, rarely several. Beyond 100 the least recently used scheduler is dropped: a run that
 * still uses it then shares the bucket with the new one like another process.
 */
const schedulers = createRegistry<Scheduler>(100);

/**
 * The scheduler of a connection, one per process.
 *
 * @param key host, account and client of the connection: the vendor keeps one bucket for them
 */
export const schedulerFor = (key: string, create: () => Scheduler): Scheduler => schedulers.get(key, create);
