import messagesDB from 'elasticio-sailor-nodejs/lib/messagesDB';
import type { Context } from './context';

/**
 * Until when an earlier run of the same message may have been at work, in milliseconds since the epoch; undefined: this
 * is its first run, or nobody can tell.
 *
 * The broker hands a message out again as soon as the container that had it is gone, and says so; the sailor keeps that
 * to itself, but in reach. A message that a run has handed back (rebound) bears the time at which that was done.
 */
export function earlierRunMs(context: Pick<Context, 'logger'>, nowMs: number): number | undefined {
  const { fields, properties } = deliveryOf(context) ?? {};
  if (fields?.redelivered) return nowMs;
  const { reboundIteration, end } = properties?.headers ?? {};
  if (reboundIteration === undefined) return undefined;
  return typeof end === 'number' ? Math.min(end, nowMs) : nowMs;
}

/** The sailor tells a run the id of its message only through the logger; without the sailor there is none. */
function deliveryOf({ logger }: Pick<Context, 'logger'>) {
  const { child } = logger as SailorLogger;
  const messageId = child?.call(logger, {}).fields?.['messageId'];
  return typeof messageId === 'string' ? messagesDB.getMessageById(messageId) : undefined;
}

interface SailorLogger {
  child?(fields: object): { readonly fields?: Readonly<Record<string, unknown>> };
}
