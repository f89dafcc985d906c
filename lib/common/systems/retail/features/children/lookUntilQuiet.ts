import type { VendorRecord } from '../../../../model/query';
import { parseTime } from '../../../../model/times';
import type { Clock } from '../../../../util/clock';
import type { Deadline } from '../../../../util/deadline';
import { DeadlineError } from '../../../../util/errors';
import type { RunStats } from '../../../../util/stats';

export interface QuietDeps {
  readonly clock: Clock;
  readonly deadline: Deadline;
  /** Until when an earlier run of the same message may have sent something, by the clock; undefined: there was none. */
  readonly earlierRunMs?: number | undefined;
  readonly stats?: Pick<RunStats, 'waitedMs'> | undefined;
}

/** What one look has shown. */
export interface Look<Seen> {
  readonly seen: Seen;
  /** Nothing is missing. Each thing is sent once before it is looked for, so nothing can be on its way either. */
  readonly isComplete: boolean;
  /** Age of the newest part of what is there; undefined: nothing tells. */
  readonly ageMs?: number | undefined;
}

/** So long after its sender is gone a request may still be carried out. */
const QUIET_MS = 15_000;

/** Requests that were on their way mostly show after a second or two. */
const LOOK_EVERY_MS = 3000;

/**
 * Looks for what a message has brought about, and again as long as something is missing that may still come: a run that
 * was killed leaves requests behind, and the vendor carries them out when it gets round to it, after the next run has
 * looked. Whoever sends at once what is missing sends it twice.
 *
 * A message that has come again is handed back for a longer wait: the platform keeps it as long, others have their turn
 * meanwhile, and a process that is killed once more does not begin the wait anew.
 *
 * @returns what the last look has shown
 * @throws DeadlineError when the message is handed back, or the run had to end before it was quiet
 */
export async function lookUntilQuiet<Seen>(
  look: () => Promise<Look<Seen>>,
  { clock, deadline, earlierRunMs, stats }: QuietDeps,
): Promise<Seen> {
  for (;;) {
    const { seen, isComplete, ageMs = Number.POSITIVE_INFINITY } = await look();
    const sinceMs = clock.nowMs() - (earlierRunMs ?? Number.NEGATIVE_INFINITY);
    const restMs = isComplete ? 0 : QUIET_MS - Math.min(ageMs, sinceMs);
    if (restMs <= 0) return seen;
    const isHandedBack = earlierRunMs !== undefined && restMs > LOOK_EVERY_MS;
    if (isHandedBack || deadline.isOver()) throw new DeadlineError(NOT_QUIET);
    const pauseMs = Math.min(restMs, LOOK_EVERY_MS);
    await clock.sleep(pauseMs, deadline.stopSignal());
    if (stats) stats.waitedMs.quiet += pauseMs;
  }
}

const NOT_QUIET = 'Lightspeed may still be busy with what an earlier run of this message has sent.';

/** The age of the newest of these records, by the vendor's clock. */
export function ageOfNewest(records: readonly VendorRecord[], vendorNowMs: number): number | undefined {
  const ages = records
    .flatMap(({ createTime, timeStamp }) => [createTime, timeStamp])
    .map((time) => vendorNowMs - (parseTime(String(time)) ?? Number.NaN))
    .filter((ageMs) => ageMs > -CLOCKS_DIFFER_MS);
  return ages.length === 0
    ? undefined
    : Math.max(
        0,
        ages.reduce((least, ageMs) => Math.min(least, ageMs)),
      );
}

/** The times of records and that of the `Date` header need not come from one machine. */
const CLOCKS_DIFFER_MS = 30_000;
