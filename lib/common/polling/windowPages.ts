import type { ListQuery, Page, PageOptions } from '../model/query';
import type { Clock } from '../util/clock';
import type { Deadline } from '../util/deadline';
import type { Bookmark } from './bookmark';
import type { PollSettings } from './pollSettings';
import { pollQueries, type Window, windowOf } from './window';
import { createWindowFilter, type FilteredPage } from './windowFilter';

/** A source of pages: a system, or anything that lists records. */
export interface PageSource {
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
}

/** `end`: the window's last record was read. After the other endings the next run continues where this one stopped. */
export type WindowEnd = 'end' | 'maxPages' | 'timeLimit' | 'sample';

/** A page's records within the window. */
export interface WindowPage extends FilteredPage {
  readonly window: Window;
  /** Why no page is wanted after this one; undefined: one may follow. */
  readonly ended: WindowEnd | undefined;
}

/** The pages of a run, lazily: none is asked for of which it is known that it is not wanted. */
export async function* windowPages(
  source: PageSource,
  settings: PollSettings,
  from: Bookmark,
  { clock, deadline }: { readonly clock: Clock; readonly deadline?: Deadline },
): AsyncGenerator<WindowPage> {
  const take = createWindowFilter(settings, from);
  const untilMs = Math.min(clock.nowMs() + settings.timeLimitMs, deadline?.atMs ?? Number.POSITIVE_INFINITY);
  let window: Window | undefined;
  let pages = 0;
  for await (const page of pagesFrom(source, settings, from)) {
    window ??= windowOf(settings, page.serverNowMs, clock.nowMs());
    const filtered = take(page, window.toMs);
    if (filtered.records.length > 0) pages++;
    const ended = endAfter(settings, filtered, pages, clock.nowMs() >= untilMs);
    yield { ...filtered, window, ended };
    if (ended) return;
  }
}

function endAfter(
  { sample, maxPages }: PollSettings,
  { endReached }: FilteredPage,
  pages: number,
  isLate: boolean,
): WindowEnd | undefined {
  if (sample) return 'sample';
  if (endReached) return 'end';
  if (pages >= maxPages) return 'maxPages';
  // Only after progress: otherwise every following run would stop at the same place.
  return isLate && pages > 0 ? 'timeLimit' : undefined;
}

async function* pagesFrom(source: PageSource, settings: PollSettings, from: Bookmark): AsyncGenerator<Page> {
  const pageSize = settings.sample ? Math.min(SAMPLE_SIZE, settings.pageSize) : settings.pageSize;
  for (const query of pollQueries(settings, from)) yield* source.pages(query, { pageSize });
}

/** A sample has to be ready within a minute. */
const SAMPLE_SIZE = 10;
