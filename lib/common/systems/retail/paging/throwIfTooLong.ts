import type { RateHeaders } from '../../../rate/headers';
import { parseRateHeaders } from '../../../rate/headers';
import { InputError, LightspeedError } from '../../../util/errors';
import type { RetailAnswer, RetailClient } from '../client/request';
import { countRecords } from '../query/count';
import { type PageDeps, type PagePosition, pagePrice } from './pageFetch';

/** A count costs as much as ten pages: after so many it is worth its price. */
const COUNT_AFTER_PAGES = 50;
const COUNT_DRIPS = 10;

/** Where a list stands after a page, when it goes on. */
export interface ListProgress extends PagePosition {
  /** The most records that the consumer will take: it takes them in this run, or fails. */
  readonly most: number;
  /** Of the page's answer. */
  readonly headers: RetailAnswer['headers'];
}

/**
 * Refuses to go on with a list that cannot be read within the run even at the best pace that the rate limit allows, so
 * that nobody waits for an error. How long it is is asked for once, where the answer may be worth what it costs.
 *
 * @param place of the next page
 * @throws InputError that tells how many records there are and how long they would take
 */
export async function throwIfTooLong(client: RetailClient, standing: ListProgress, deps: PageDeps): Promise<void> {
  const { query, page, before, most, headers } = standing;
  const isWorthIt = page - 1 === COUNT_AFTER_PAGES || (page === 2 && Number.isFinite(most));
  const limitMs = deps.deadline ? deps.deadline.atMs - deps.clock.nowMs() : Number.POSITIVE_INFINITY;
  const rate = parseRateHeaders(headers);
  const takesMs = (records: number) => minReadMs(Math.min(records, most) - before, pagePrice(query), rate);
  if (!isWorthIt || takesMs(most) <= limitMs) return;
  // A list that cannot be counted may be read all the same.
  const total = await countRecords(client, query).catch((error: unknown) => {
    if (error instanceof LightspeedError) return 0;
    throw error;
  });
  if (takesMs(total) <= limitMs) return;
  const minutes = (ms: number) => Math.ceil(ms / 60_000);
  throw new InputError(
    `${query.entity.plural}: ${total} were found. At the rate limit of this account (${rate.dripsPerS} drips a second) the rest ` +
      `of them takes ${minutes(takesMs(total))} minutes at least, and this run has ${minutes(limitMs)}. ` +
      'Narrow the search, set "Max Fetch Count", or include fewer linked objects.',
  );
}

/** The shortest time in which so many records can be counted and read; 0 where the rate is not told. */
function minReadMs(
  records: number,
  costDrips: number,
  { dripsPerS, levelDrips = 0, sizeDrips = 0 }: RateHeaders,
): number {
  if (dripsPerS === undefined || records <= 0) return 0;
  const drips = COUNT_DRIPS + Math.ceil(records / 100) * costDrips - Math.max(0, sizeDrips - levelDrips);
  return (Math.max(0, drips) / dripsPerS) * 1000;
}
