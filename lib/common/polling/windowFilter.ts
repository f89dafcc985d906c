import type { Page, VendorRecord } from '../model/query';
import { ProtocolError } from '../util/errors';
import { type Bookmark, pollingField } from './bookmark';
import { compareSortKeys, createRecordReader, type PolledRecord, type SortKey } from './sortKey';
import type { PollSettings } from './types';
import { sortKeyBefore } from './window';

export interface FilteredPage {
  readonly records: readonly VendorRecord[];
  /** The place of the last record that was taken in this run. */
  readonly last: SortKey;
  /** The page went on beyond the window. */
  readonly endReached: boolean;
}

/**
 * Makes the function that takes from page after page what lies in the window, and checks their order over all pages. It
 * throws a `ProtocolError` for a list that is not in order, or goes on and on without anything new.
 */
export function createWindowFilter(settings: PollSettings, from: Bookmark): (page: Page, toMs: number) => FilteredPage {
  const { idFormat } = settings.entity;
  const read = createRecordReader(settings);
  const out = sortKeyBefore(from);
  // After a fraction of a second the list begins with that second, of which a part is out.
  let last = from.fraction ? sortKeyBefore({ timeMs: from.timeMs }) : out;
  let idlePages = 0;

  function take({ records, number }: Page, toMs: number): FilteredPage {
    const taken: VendorRecord[] = [];
    let endReached = false;
    let previous = last;
    for (const record of records) {
      const entry = read(record);
      const order = compareSortKeys(previous, entry.position, idFormat);
      // Beyond the window, too: what lies in it and follows would be lost.
      if (order > 0) throw refusal(settings, number, outOfOrder(settings));
      previous = entry.position;
      endReached ||= isBeyond(entry, toMs);
      if (endReached || order === 0) continue;
      // The very same record again, unchanged, is out already.
      if (compareSortKeys(out, entry.position, idFormat) < 0) taken.push(record);
      last = entry.position;
    }
    return { records: taken, last, endReached };
  }

  return (page, toMs) => {
    const before = last;
    const taken = take(page, toMs);
    idlePages = last === before ? idlePages + 1 : 0;
    if (idlePages >= MAX_IDLE_PAGES) throw refusal(settings, page.number, ENDLESS);
    return taken;
  };
}

/** Every list may end in a page without records, and a record may come again while a list is read. */
const MAX_IDLE_PAGES = 10;

const ENDLESS = `is the last of ${MAX_IDLE_PAGES} that brought nothing new and named another page; the list has no end`;

const isBeyond = ({ bornMs }: PolledRecord, toMs: number): boolean => bornMs !== undefined && bornMs >= toMs;

const outOfOrder = (settings: PollSettings): string =>
  `is not in the order of "${pollingField(settings)}" that was asked for; objects could be missed`;

const refusal = ({ entity }: PollSettings, page: number, why: string): ProtocolError =>
  new ProtocolError(`${entity.plural}: page ${page} ${why}`);
