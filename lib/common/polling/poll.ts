import type { VendorRecord } from '../model/query';
import type { Clock } from '../util/clock';
import { type Deadline, refuseWhenStopped } from '../util/deadline';
import { DeadlineError } from '../util/errors';
import type { Log } from '../util/log';
import { readAhead } from '../util/readAhead';
import { type Bookmark, readBookmark, writeBookmark } from './bookmark';
import { checkSettings, type PollSettings } from './pollSettings';
import type { SortKey } from './sortKey';
import { latestEnd, startOf } from './window';
import { type PageSource, type WindowEnd, type WindowPage, windowPages } from './windowPages';

/** Receives records and snapshots. When one of the two rejects, the run stops at once with that error. */
export interface PollOutput {
  /** @param maxBytes all of them have at most so many bytes as JSON; undefined: unknown */
  page(records: readonly VendorRecord[], maxBytes?: number): Promise<void>;
  snapshot(value: unknown): Promise<void>;
}

export interface PollSummary {
  /** Number of emitted records and pages. */
  readonly records: number;
  readonly pages: number;
  /** `end`: everything up to now was read. After the other endings the next run continues where this one stopped. */
  readonly ended: Ended;
}

export type Ended = WindowEnd | 'stopped';

export interface PollDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the run, in addition to the time limit of its settings; default: never. */
  readonly deadline?: Deadline;
}

/**
 * Reads the records that are new since `snapshot`, ordered by time and id, and emits them page by page, each page followed by
 * its snapshot; meanwhile the next page is read. The window ends at the vendor's clock in the first answer minus the settling
 * time; later changes belong to the next run. So every version of every record is emitted once; after a crash at most one page
 * is repeated and nothing is lost.
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

/**
 * Reaching a limit is no error, because the next run continues, unless this one did nothing but fail or wait: the one after
 * it would start at the same place, and nobody would learn of it.
 */
function endedBy(error: unknown, { pages }: Progress, { sample }: PollSettings, { log }: PollDeps): Ended {
  if (!(error instanceof DeadlineError) || sample || (pages === 0 && !error.isStop)) throw error;
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
  { output, deps, progress }: PollContext,
): Promise<Ended> {
  let last: WindowPage | undefined;
  for await (const page of readAhead(windowPages(source, settings, from, deps))) {
    const { records, ended } = page;
    last = page;
    if (records.length > 0) {
      await output.page(records, page.maxBytes);
      progress.records += records.length;
      progress.pages++;
      if (!settings.sample) await output.snapshot(writeBookmark(settings, bookmarkAt(settings, page.last)));
    }
    if (ended === 'end') break;
    if (ended) return ended;
    refuseWhenStopped(deps.deadline);
  }
  await finishWindow(settings, last, output);
  return 'end';
}

/** The whole window was emitted: the next run starts at its end, but never earlier, even if the vendor's clock was set back. */
async function finishWindow(settings: PollSettings, page: WindowPage | undefined, output: PollOutput): Promise<void> {
  if (settings.by.kind !== 'time' || !page || page.window.sureMs <= page.last.timeMs) return;
  await output.snapshot(writeBookmark(settings, { timeMs: page.window.sureMs }));
}

const bookmarkAt = ({ by }: PollSettings, { id, ...time }: SortKey): Bookmark =>
  by.kind === 'id' ? { id } : { ...time, id };

function bookmarkFrom(settings: PollSettings, snapshot: unknown, { clock, log }: PollDeps): Bookmark | undefined {
  if (settings.sample) return undefined;
  const { bookmark, warning } = readBookmark(settings, snapshot, clock.nowMs());
  if (warning) log.warn(warning);
  return bookmark;
}
