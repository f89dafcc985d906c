import { InputError, ProtocolError } from '../errors';
import type { Page, System, VendorRecord } from '../systems/system';
import { type Bookmark, pollingField, readBookmark, writeBookmark } from './bookmark';
import { pollFields } from './pollable';
import { comparePositions, createEntryReader, type Entry, type Position } from './positions';
import type { PollDeps, PollOutput, PollSettings, PollSummary } from './types';
import { endOf, latestEnd, pollQueries, positionBefore, startOf } from './window';

/**
 * Reads what is new since `snapshot`, ordered by time and id, and hands it out page by page, each page followed by the
 * snapshot to go on from. The window ends at the vendor's clock less the settling time, as the first answer tells it:
 * what changes during the run belongs to the next one. So every version of every record goes out once; after a crash
 * at most one page is repeated and nothing is lost.
 *
 * Throws an `InputError` for settings that cannot be, a `ProtocolError` when the list is not in order (it could not be
 * complete), and the list's errors as they are.
 */
export async function poll(
  system: System,
  settings: PollSettings,
  snapshot: unknown,
  output: PollOutput,
  deps: PollDeps,
): Promise<PollSummary> {
  checkSettings(settings);
  const from = startOf(settings, bookmarkFrom(settings, snapshot, deps));
  if ((from.timeMs ?? 0) >= latestEnd(settings)) return { records: 0, pages: 0, ended: 'end' };
  return run(system, settings, from, output, deps);
}

async function run(
  system: System,
  settings: PollSettings,
  from: Bookmark,
  output: PollOutput,
  { clock }: PollDeps,
): Promise<PollSummary> {
  const startedMs = clock.nowMs();
  const take = createTaker(settings, from);
  let toMs: number | undefined;
  let summary = { records: 0, pages: 0 };
  let idlePages = 0;
  for await (const page of pagesFrom(system, settings, from)) {
    toMs ??= endOf(settings, page.serverNowMs, clock.nowMs());
    const { records, last, endReached, moved } = take(page, toMs);
    idlePages = moved ? 0 : idlePages + 1;
    if (idlePages >= MAX_IDLE_PAGES)
      throw new ProtocolError(`${settings.entity.plural}: page ${page.number} ${ENDLESS}`);
    if (records.length > 0) {
      await output.page(records);
      summary = { records: summary.records + records.length, pages: summary.pages + 1 };
      if (!settings.sample) await output.snapshot(writeBookmark(settings, bookmarkAt(settings, last)));
    }
    if (settings.sample) return { ...summary, ended: 'sample' };
    if (endReached) break;
    if (settings.singlePage && records.length > 0) return { ...summary, ended: 'singlePage' };
    // Not before something is out: stopping without progress would stop every following run at the same place.
    const late = clock.nowMs() - startedMs >= settings.timeLimitMs;
    if (late && summary.pages > 0) return { ...summary, ended: 'timeLimit' };
  }
  // The whole window is out: the next run begins at its end. Never backwards, should the vendor's clock have been.
  if (settings.by.kind === 'time' && toMs !== undefined && toMs > (from.timeMs ?? 0)) {
    await output.snapshot(writeBookmark(settings, { timeMs: toMs }));
  }
  return { ...summary, ended: 'end' };
}

async function* pagesFrom(system: System, settings: PollSettings, from: Bookmark): AsyncGenerator<Page> {
  const pageSize = settings.sample ? Math.min(SAMPLE_SIZE, settings.pageSize) : settings.pageSize;
  for (const query of pollQueries(settings, from)) yield* system.pages(query, { pageSize });
}

interface Taken {
  readonly records: readonly VendorRecord[];
  /** The place of the last record that was taken in this run. */
  readonly last: Position;
  /** The page went on beyond the window. */
  readonly endReached: boolean;
  /** The page brought another record than the last one. */
  readonly moved: boolean;
}

/** Makes the function that takes from page after page what lies in the window, and checks their order over all pages. */
function createTaker(settings: PollSettings, from: Bookmark): (page: Page, toMs: number) => Taken {
  const read = createEntryReader(settings);
  const out = positionBefore(from);
  // After a fraction of a second the list begins with that second, of which a part is out.
  let last = from.fraction ? positionBefore({ timeMs: from.timeMs }) : out;
  return (page, toMs) => {
    const taken: VendorRecord[] = [];
    const before = last;
    const result = (endReached: boolean) => ({ records: taken, last, endReached, moved: last !== before });
    for (const record of page.records) {
      const entry = read(record);
      if (isBeyond(entry, toMs)) return result(true);
      const order = comparePositions(last, entry.position);
      if (order > 0) throw new ProtocolError(`${settings.entity.plural}: page ${page.number} ${outOfOrder(settings)}`);
      // The very same record again, unchanged, is out already.
      if (order < 0 && comparePositions(out, entry.position) < 0) taken.push(record);
      if (order < 0) last = entry.position;
    }
    return result(false);
  };
}

/** Every list may end in a page without records, and a record may come again while a list is read. */
const MAX_IDLE_PAGES = 10;

const ENDLESS = `is the last of ${MAX_IDLE_PAGES} that brought nothing new and named another page; the list has no end`;

const isBeyond = ({ bornMs }: Entry, toMs: number): boolean => bornMs !== undefined && bornMs >= toMs;

const outOfOrder = (settings: PollSettings): string =>
  `is not in the order of "${pollingField(settings)}" that was asked for; records could be missed`;

const bookmarkAt = ({ by }: PollSettings, { id, ...time }: Position): Bookmark =>
  by.kind === 'id' ? { id } : { ...time, id };

function bookmarkFrom(settings: PollSettings, snapshot: unknown, { clock, log }: PollDeps): Bookmark | undefined {
  if (settings.sample) return undefined;
  const { bookmark, warning } = readBookmark(settings, snapshot, clock.nowMs());
  if (warning) log.warn(warning);
  return bookmark;
}

function checkSettings(settings: PollSettings): void {
  const { entity, by, filters } = settings;
  const field = pollingField(settings);
  const possible = pollFields(entity);
  if (!possible.some((one) => one.by === by.kind && one.field === field)) {
    const names = possible.map((one) => one.field).join(', ');
    throw new InputError(`${entity.plural} cannot be polled by "${field}"${names && `, only by ${names}`}`);
  }
  // The vendor takes one condition per field, and these two carry the window.
  const used = filters.flatMap((filter) => ('anyOf' in filter ? filter.anyOf : [filter])).map((one) => one.field);
  const taken = [field, entity.idField].filter((name) => name !== null && used.includes(name));
  if (taken.length > 0) {
    throw new InputError(
      `${entity.plural}: the filter cannot use ${taken.map((name) => `"${name}"`).join(', ')}, which polling itself goes by`,
    );
  }
}

/** What sample retrieval needs; the platform gives it a minute. */
const SAMPLE_SIZE = 10;
