import type { VendorRecord } from '../model/query';
import { DeadlineError } from '../util/errors';
import { type ChildCollection, resultsFrom } from './childCollection';
import { NOT_QUIET, QUIET_MS, type QuietContext, READ_EVERY_MS } from './readUntilQuiet';

/**
 * Resolves when a run in another process, which creates the same children below the same parent, has done so, or seems to
 * have ended: no record has come for as long as a request in flight may take.
 *
 * @throws DeadlineError when this run has to end first
 */
export async function awaitOtherRun(
  children: readonly VendorRecord[],
  collection: ChildCollection,
  { clock, deadline, stats }: QuietContext,
): Promise<void> {
  let count = -1;
  let changedMs = clock.nowMs();
  for (;;) {
    const present = await collection.read();
    if (resultsFrom(children, present, 'found', collection).size === children.length) return;
    if (present.length !== count) changedMs = clock.nowMs();
    count = present.length;
    if (clock.nowMs() - changedMs >= QUIET_MS) return;
    if (deadline.isOver()) throw new DeadlineError(NOT_QUIET);
    await clock.sleep(READ_EVERY_MS, deadline.stopSignal());
    if (stats) stats.waitedMs.quiet += READ_EVERY_MS;
  }
}
