import type { RunStats } from '../stats';
import type { Cfg, Context, Message } from './context';
import { explain } from './explain';
import { openSession, type Session } from './session';
import type { World } from './world';

/** What a trigger or action does with one message, apart from the platform. */
export type Handler = (session: Session, msg: Message, cfg: Cfg, snapshot: unknown) => Promise<void>;

/**
 * The function that a module exports as `process`: opens a session, leaves the work to the handler, and logs one line on
 * what it took, also when it fails. Rejects with an error whose text is for the designer of a flow.
 *
 * Never name it `process` in its module: that would hide Node's `process` there.
 */
export function inSession(handler: Handler, world?: World) {
  return async function run(this: Context, msg: Message, cfg: Cfg, snapshot?: unknown): Promise<void> {
    try {
      const session = await openSession(this, cfg, world);
      try {
        await handler(session, msg, cfg, snapshot);
      } finally {
        session.log.info(runLine(session.stats, session.scheduler.highWaterDrips));
      }
    } catch (error) {
      throw explain(error);
    }
  };
}

/** What a run did and what it took, in one line. */
export function runLine(stats: RunStats, highWaterDrips: number): string {
  const { records, pages, requests, drips, repeats, renewals, refusals, waitedMs } = stats;
  const waits = Object.entries(waitedMs).map(([cause, ms]) => `${cause} ${(ms / 1000).toFixed(1)} s`);
  return (
    `Run: ${records} records, ${pages} pages, ${requests} requests, ${drips} drips, ${repeats} repeats, ` +
    `${refusals} refusals (429), ${renewals} renewals, waited ${waits.join(', ')}, bucket at most ${highWaterDrips} drips`
  );
}
