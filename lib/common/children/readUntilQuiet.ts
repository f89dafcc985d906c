import type { VendorRecord } from '../model/query';
import { parseTime } from '../model/times';
import type { Clock } from '../util/clock';
import type { Deadline } from '../util/deadline';
import { DeadlineError } from '../util/errors';
import type { RunStats } from '../util/stats';

/** The run that reads, and the run of the same message before it. */
export interface QuietContext {
  readonly clock: Clock;
  readonly deadline: Deadline;
  /** Until when an earlier run of the same message may have sent something, by the clock; undefined: there was none. */
  readonly earlierRunMs?: number | undefined;
  readonly stats?: Pick<RunStats, 'waitedMs'> | undefined;
}

/** The result of reading once. */
export interface Reading<Value> {
  readonly value: Value;
  /** Nothing is missing. Every request is sent once before its record is read, so no request can be in flight either. */
  readonly isComplete: boolean;
  /** Age of the newest record that was read; undefined: unknown. */
  readonly ageMs?: number | undefined;
}

/** The vendor may carry a request out this long after its sender has ended. */
const QUIET_MS = 15_000;

/** The effect of a request in flight usually shows after a second or two. */
const READ_EVERY_MS = 3000;

/**
 * Reads the records that a message made, and reads again while a missing one may still appear: a run that was killed
 * leaves requests behind, and the vendor may carry them out after the next run has read. To send the missing records at
 * once would send them twice.
 *
 * A redelivered message is handed back when the wait is long: the platform keeps the message, other messages are worked
 * on meanwhile, and a process that is killed once more does not restart the wait.
 *
 * @returns the value of the last reading
 * @throws DeadlineError when the message is handed back, or the run had to end before it was quiet
 */
export async function readUntilQuiet<Value>(
  read: () => Promise<Reading<Value>>,
  { clock, deadline, earlierRunMs, stats }: QuietContext,
): Promise<Value> {
  for (;;) {
    const { value, isComplete, ageMs = Number.POSITIVE_INFINITY } = await read();
    const sinceMs = clock.nowMs() - (earlierRunMs ?? Number.NEGATIVE_INFINITY);
    const restMs = isComplete ? 0 : QUIET_MS - Math.min(ageMs, sinceMs);
    if (restMs <= 0) return value;
    const isHandedBack = earlierRunMs !== undefined && restMs > READ_EVERY_MS;
    if (isHandedBack || deadline.isOver()) throw new DeadlineError(NOT_QUIET);
    const pauseMs = Math.min(restMs, READ_EVERY_MS);
    await clock.sleep(pauseMs, deadline.stopSignal());
    if (stats) stats.waitedMs.quiet += pauseMs;
  }
}

const NOT_QUIET = 'The server may still be busy with what an earlier run of this message has sent.';

/** The age of the newest of these records, by the vendor's clock; undefined where they tell no time. */
export function ageOfNewest(records: readonly VendorRecord[], vendorNowMs: number): number | undefined {
  const ages = records
    .flatMap(({ createTime, timeStamp }) => [createTime, timeStamp])
    .map((time) => vendorNowMs - (parseTime(String(time)) ?? Number.NaN))
    .filter((ageMs) => ageMs > -CLOCKS_DIFFER_MS);
  return ages.length === 0
    ? undefined
    : Math.max(
        0,
        ages.reduce((min, ageMs) => Math.min(min, ageMs)),
      );
}

/** The times of records and of the `Date` header may come from different machines. */
const CLOCKS_DIFFER_MS = 30_000;
