import type { Scheduler } from './types';

const schedulers = new Map<string, Scheduler>();

/**
 * A process serves one connection, seldom a handful. Should it ever meet more, the one unused for longest is dropped:
 * whoever still holds it spends beside its successor like another process, which the schedulers stand.
 */
const MOST_SCHEDULERS = 100;

/**
 * The process's one scheduler of a connection.
 *
 * @param key host, account and client of the connection: what the vendor keeps one bucket for
 */
export function schedulerFor(key: string, create: () => Scheduler): Scheduler {
  const scheduler = schedulers.get(key) ?? create();
  // A map keeps the order of insertion: the first key is the one unused for longest.
  schedulers.delete(key);
  schedulers.set(key, scheduler);
  const [oldest] = schedulers.keys();
  if (schedulers.size > MOST_SCHEDULERS && oldest !== undefined) {
    schedulers.delete(oldest);
  }
  return scheduler;
}
