import { parseRateHeaders, type RateHeaders } from '../../../rate/headers';
import { refuseWhenStopped } from '../../../util/deadline';
import { DeadlineError, InputError, LightspeedError } from '../../../util/errors';
import type { RetailAnswer } from '../client/request';
import type { RetailContext } from '../context';
import { countRecords } from '../query/count';
import type { PagePosition, PreparedList } from './preparedList';

/**
 * Called before another page is read.
 *
 * @throws DeadlineError when the run has to end
 */
export function throwIfOutOfTime({ deadline }: RetailContext, { list, page, before }: PagePosition): void {
  if (!deadline?.isOver()) return;
  refuseWhenStopped(deadline);
  throw new DeadlineError(
    `${list.query.entity.plural}: the time limit of a run was reached after ${page - 1} pages with ${before} objects, and the ` +
      'list goes on. Narrow the search, ask for fewer objects at a time, or include fewer linked objects.',
  );
}

/**
 * The error for a list that has a total and no links to further pages; undefined when all its records were read.
 * Source: vendor's page Catalog Search.
 */
export function unreachableRest({ query }: PreparedList, total: number | undefined, read: number) {
  if (total === undefined || total <= read) return undefined;
  return new InputError(
    `${query.entity.plural}: ${total} were found, and Lightspeed shows the first ${read} of them only. ` +
      `Narrow the search, or set "Max Fetch Count" to at most ${read}.`,
  );
}

/** A count costs as much as ten pages: after this many pages it is worth its price. */
const COUNT_AFTER_PAGES = 50;
const COUNT_DRIPS = 10;

/** The position of the next page of a list that goes on. */
export interface ListProgress extends PagePosition {
  /** The consumer reads at most this many records, all in this run. */
  readonly maxRecords: number;
  /** Of the answer before. */
  readonly headers: RetailAnswer['headers'];
}

/**
 * Stops a list that cannot be read within the run even at the best pace of the rate limit, so that the user need not wait
 * for the error. Counts the records once, where the count may be worth its price.
 *
 * @throws InputError that tells how many records there are and how long they would take
 */
export async function throwIfTooLong(context: RetailContext, progress: ListProgress): Promise<void> {
  const { list, page, before, maxRecords, headers } = progress;
  const { client, clock, deadline } = context;
  const isWorthIt = page - 1 === COUNT_AFTER_PAGES || (page === 2 && Number.isFinite(maxRecords));
  const limitMs = deadline ? deadline.atMs - clock.nowMs() : Number.POSITIVE_INFINITY;
  const rate = parseRateHeaders(headers);
  const takesMs = (records: number) => minReadMs(Math.min(records, maxRecords) - before, list.costDrips, rate);
  if (!isWorthIt || takesMs(maxRecords) <= limitMs) return;
  // A list that cannot be counted may be readable all the same.
  const total = await countRecords(client, list.query).catch((error: unknown) => {
    if (error instanceof LightspeedError) return 0;
    throw error;
  });
  if (takesMs(total) <= limitMs) return;
  const minutes = (ms: number) => Math.ceil(ms / 60_000);
  throw new InputError(
    `${list.query.entity.plural}: ${total} were found. At the rate limit of this account (${rate.dripsPerS} drips a second) the rest ` +
      `of them takes ${minutes(takesMs(total))} minutes at least, and this run has ${minutes(limitMs)}. ` +
      'Narrow the search, set "Max Fetch Count", or include fewer linked objects.',
  );
}

/** The shortest time in which so many records can be counted and read; 0 where the rate is not known. */
function minReadMs(
  records: number,
  costDrips: number,
  { dripsPerS, levelDrips = 0, sizeDrips = 0 }: RateHeaders,
): number {
  if (dripsPerS === undefined || records <= 0) return 0;
  const drips = COUNT_DRIPS + Math.ceil(records / 100) * costDrips - Math.max(0, sizeDrips - levelDrips);
  return (Math.max(0, drips) / dripsPerS) * 1000;
}
