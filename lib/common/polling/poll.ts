import type { ListQuery, Page, PageOptions, VendorRecord } from '../model/query';
import type { Clock } from '../util/clock';
import { type Deadline, refuseWhenStopped } from '../util/deadline';
import { DeadlineError } from '../util/errors';
import type { Log } from '../util/log';
import { type Bookmark, readBookmark, writeBookmark } from './bookmark';
import { checkSettings, type PollSettings } from './pollSettings';
import type { SortKey } from './sortKey';
import { latestEnd, pollQueries, startOf, type Window, windowOf } from './window';
import { createWindowFilter } from './windowFilter';

/** A source of pages: a system, or anything that lists records. */
export interface PageSource {
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
}

/** Receives records and snapshots. When one of the two rejects, the run stops at once with that error. */
export interface PollOutput {
  page(records: readonly VendorRecord[]): Promise<void>;
  snapshot(value: unknown): Promise<void>;
}

export interface PollSummary {
  /** Number of emitted records and pages. */
  readonly records: number;
  readonly pages: number;
  /** `end`: everything up to now was read. After the other endings the next run continues where this one stopped. */
  readonly ended: Ended;
}

export type Ended = 'end' | 'maxPages' | 'timeLimit' | 'stopped' | 'sample';

export interface PollDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the run, in addition to the time limit of its settings; default: never. */
  readonly deadline?: Deadline;
}

/**
 * Reads the records that are new since `snapshot`, ordered by time and id, and emits them page by page, each page followed by
 * its snapshot. The window ends at the vendor's clock in the first answer minus the settling time; later changes belong to
 * the next run. So every version of every record is emitted once; after a crash at most one page is repeated and nothing is
 * lost.
 *
 * @throws InputError for impossible settings
 * @throws ProtocolError when the list is not in order, since it could be incomplete; errors of the list as they are
 */
export async function poll(
  source: PageSource,
  settings: PollSettings,
  snapshot: unknown,
  output: PollOutput,
  deps: PollDeps,
): Promise<PollSummary> {
  checkSettings(settings);
  const from = startOf(settings, bookmarkFrom(settings, snapshot, deps));
  if ((from.timeMs ?? 0) >= latestEnd(settings)) return { records: 0, pages: 0, ended: 'end' };
  return run(source, settings, from, output, deps);
}

async function run(
  source: PageSource,
  settings: PollSettings,
  from: Bookmark,
  output: PollOutput,
  deps: PollDeps,
): Promise<PollSummary> {
  const progress = { records: 0, pages: 0 };
  const ended = await readWindow(source, settings, from, { output, deps, progress }).catch((error: unknown) =>
    endedBy(error, progress, settings, deps),
  );
  return { ...progress, ended };
}

/** Reaching a limit is no error, because the next run continues, unless the run did nothing but fail. */
function endedBy(error: unknown, { pages }: Progress, { sample }: PollSettings, { log }: PollDeps): Ended {
  if (!(error instanceof DeadlineError) || sample || (error.isAfterFailure && pages === 0)) throw error;
  log.warn('The run ends here, the next one goes on: %s', error.message);
  return error.isStop ? 'stopped' : 'timeLimit';
}

interface Progress {
  records: number;
  pages: number;
}

interface PollContext {
  readonly output: PollOutput;
  readonly deps: PollDeps;
  /** Counters of emitted records and pages. */
  readonly progress: Progress;
}

async function readWindow(
  source: PageSource,
  settings: PollSettings,
  from: Bookmark,
  { output, deps: { clock, deadline }, progress }: PollContext,
): Promise<Ended> {
  const startedMs = clock.nowMs();
  const isLate = () => clock.nowMs() - startedMs >= settings.timeLimitMs || deadline?.isOver() === true;
  const take = createWindowFilter(settings, from);
  let window: Window | undefined;
  let reachedMs = from.timeMs ?? 0;
  for await (const page of pagesFrom(source, settings, from)) {
    window ??= windowOf(settings, page.serverNowMs, clock.nowMs());
    const { records, last, endReached } = take(page, window.toMs);
    reachedMs = last.timeMs;
    if (records.length > 0) {
      await output.page(records);
      progress.records += records.length;
      progress.pages++;
      if (!settings.sample) await output.snapshot(writeBookmark(settings, bookmarkAt(settings, last)));
    }
    if (settings.sample) return 'sample';
    if (endReached) break;
    if (progress.pages >= settings.maxPages) return 'maxPages';
    refuseWhenStopped(deadline);
    // Only after progress: otherwise every following run would stop at the same place.
    if (isLate() && progress.pages > 0) return 'timeLimit';
  }
  // The whole window was emitted: the next run starts at its end, but never earlier, even if the vendor's clock was set back.
  if (settings.by.kind === 'time' && window && window.sureMs > reachedMs) {
    await output.snapshot(writeBookmark(settings, { timeMs: window.sureMs }));
  }
  return 'end';
}

async function* pagesFrom(source: PageSource, settings: PollSettings, from: Bookmark): AsyncGenerator<Page> {
  const pageSize = settings.sample ? Math.min(SAMPLE_SIZE, settings.pageSize) : settings.pageSize;
  for (const query of pollQueries(settings, from)) yield* source.pages(query, { pageSize });
}

const bookmarkAt = ({ by }: PollSettings, { id, ...time }: SortKey): Bookmark =>
  by.kind === 'id' ? { id } : { ...time, id };

function bookmarkFrom(settings: PollSettings, snapshot: unknown, { clock, log }: PollDeps): Bookmark | undefined {
  if (settings.sample) return undefined;
  const { bookmark, warning } = readBookmark(settings, snapshot, clock.nowMs());
  if (warning) log.warn(warning);
  return bookmark;
}

/** A sample has to be ready within a minute. */
const SAMPLE_SIZE = 10;
