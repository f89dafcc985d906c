import type { Page, VendorRecord } from '../model/query';
import { ProtocolError } from '../util/errors';
import type { Bookmark } from './bookmark';
import { type PollSettings, pollingField } from './pollSettings';
import { compareSortKeys, createRecordReader, type PolledRecord, type SortKey } from './sortKey';
import { sortKeyBefore } from './window';

export interface FilteredPage extends Pick<Page, 'maxBytes'> {
  readonly records: readonly VendorRecord[];
  /** Sort key of the last record of this run within the window. */
  readonly last: SortKey;
  /** The page contains records after the window. */
  readonly endReached: boolean;
}

/**
 * Creates the function that selects each page's records within the window and checks the order over all pages. It throws a
 * `ProtocolError` for a list that is not in order, or that goes on without new records.
 */
export function createWindowFilter(settings: PollSettings, from: Bookmark): (page: Page, toMs: number) => FilteredPage {
  const { idFormat } = settings.entity;
  const read = createRecordReader(settings);
  const emitted = sortKeyBefore(from);
  // After a fraction of a second the list starts with that second, a part of which was emitted.
  let last = from.fraction ? sortKeyBefore({ timeMs: from.timeMs }) : emitted;
  // The list is in order: after the first record that is new, all are.
  let isNew = false;
  let idlePages = 0;

  function filter({ records, number, maxBytes }: Page, toMs: number): FilteredPage {
    const taken: VendorRecord[] = [];
    let endReached = false;
    let previous = last;
    for (const record of records) {
      const polled = read(record);
      const order = compareSortKeys(previous, polled.sortKey, idFormat);
      // After the window, too: records within it that follow would be lost.
      if (order > 0) throw refusal(settings, number, outOfOrder(settings));
      previous = polled.sortKey;
      endReached ||= isBeyond(polled, toMs);
      if (endReached || order === 0) continue;
      // The same, unchanged record was emitted already.
      isNew ||= compareSortKeys(emitted, polled.sortKey, idFormat) < 0;
      if (isNew) taken.push(record);
      last = polled.sortKey;
    }
    return { records: taken, maxBytes, last, endReached };
  }

  return (page, toMs) => {
    const before = last;
    const taken = filter(page, toMs);
    idlePages = last === before ? idlePages + 1 : 0;
    if (idlePages >= MAX_IDLE_PAGES) throw refusal(settings, page.number, ENDLESS);
    return taken;
  };
}

/** A list may end in a page without records, and records may move while a list is read. */
const MAX_IDLE_PAGES = 10;

const ENDLESS = `is the last of ${MAX_IDLE_PAGES} that brought nothing new and named another page; the list has no end`;

const isBeyond = ({ settledAtMs }: PolledRecord, toMs: number): boolean =>
  settledAtMs !== undefined && settledAtMs >= toMs;

const outOfOrder = (settings: PollSettings): string =>
  `is not in the order of "${pollingField(settings)}" that was asked for; objects could be missed`;

const refusal = ({ entity }: PollSettings, page: number, why: string): ProtocolError =>
  new ProtocolError(`${entity.plural}: page ${page} ${why}`);
