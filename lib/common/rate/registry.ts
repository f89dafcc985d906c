import { createRegistry } from '../util/registry';
import type { Scheduler } from './types';

/**
 * A process serves one connection, seldom a handful. Should it ever meet more, the one unused for longest is dropped:
 * whoever still holds it spends beside its successor like another process, which the schedulers stand.
 */
const schedulers = createRegistry<Scheduler>(100);

/**
 * The process's one scheduler of a connection.
 *
 * @param key host, account and client of the connection: what the vendor keeps one bucket for
 */
export const schedulerFor = (key: string, create: () => Scheduler): Scheduler => schedulers.get(key, create);
