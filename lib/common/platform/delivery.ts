import messagesDB from 'elasticio-sailor-nodejs/lib/messagesDB';
import type { Context } from './context';

/**
 * The latest time at which an earlier run of the same message may have been active, in milliseconds since the epoch.
 * Undefined: this is the first run, or it is unknown.
 *
 * The broker delivers a message again when its container is gone, and marks it as redelivered; the sailor keeps this mark in
 * its message store. A message that a run handed back (rebound) has the time of that in its headers.
 */
export function earlierRunMs(context: Pick<Context, 'logger'>, nowMs: number): number | undefined {
  const { fields, properties } = deliveryOf(context) ?? {};
  if (fields?.redelivered) return nowMs;
  const { reboundIteration, end } = properties?.headers ?? {};
  if (reboundIteration === undefined) return undefined;
  return typeof end === 'number' ? Math.min(end, nowMs) : nowMs;
}

/** The sailor gives a run the id of its message only through the logger; without the sailor there is no id. */
function deliveryOf({ logger }: Pick<Context, 'logger'>) {
  const { child } = logger as SailorLogger;
  const messageId = child?.call(logger, {}).fields?.['messageId'];
  return typeof messageId === 'string' ? messagesDB.getMessageById(messageId) : undefined;
}

interface SailorLogger {
  child?(fields: object): { readonly fields?: Readonly<Record<string, unknown>> };
}
