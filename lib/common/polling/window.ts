import type { Condition, ListQuery } from '../model/query';
import { formatTime } from '../model/times';
import type { Bookmark } from './bookmark';
import type { SortKey } from './sortKey';
import type { PollSettings } from './types';

/** Where a run begins: after the bookmark, or at the start time if that is later. */
export function startOf({ by, startMs = 0 }: PollSettings, bookmark: Bookmark | undefined): Bookmark {
  if (by.kind === 'id') return bookmark ?? {};
  const start = { timeMs: upToSecond(startMs) };
  return bookmark?.timeMs !== undefined && bookmark.timeMs >= start.timeMs ? bookmark : start;
}

/** The place just before the first record of a run. */
export const sortKeyBefore = ({ timeMs = 0, fraction, id = '' }: Bookmark): SortKey => ({ timeMs, fraction, id });

/** The end of a run's window. */
export interface Window {
  /** Records are read up to that time, excluded. */
  readonly toMs: number;
  /** Up to that time both clocks agree, to a minute, that everything is there; not later than `toMs`. */
  readonly sureMs: number;
}

/**
 * The window ends at the vendor's clock less the settling time, or at the end time if that is earlier. Where the vendor
 * does not tell its clock, or a time that our own one contradicts, our own one serves, so much earlier that it need not be
 * exact. Too early an end leaves records to the next run, too late a one would pass over them.
 */
export function windowOf(settings: PollSettings, serverNowMs: number | undefined, ownNowMs: number): Window {
  const isPlausible = serverNowMs !== undefined && serverNowMs <= ownNowMs + CLOCK_DIFFERENCE_MS;
  const nowMs = isPlausible ? serverNowMs : ownNowMs - CLOCK_DIFFERENCE_MS;
  const settled = (clockMs: number) =>
    Math.min(Math.floor((clockMs - settings.settleMs) / 1000) * 1000, latestEnd(settings));
  return { toMs: settled(nowMs), sureMs: settled(Math.min(nowMs, ownNowMs + USUAL_DIFFERENCE_MS)) };
}

/** The end time as whole seconds: the vendor's times have no fractions, so 12:00:00.5 includes all of 12:00:00. */
export const latestEnd = ({ by, endMs }: PollSettings): number =>
  by.kind === 'id' || endMs === undefined ? Number.POSITIVE_INFINITY : upToSecond(endMs);

/**
 * The lists that hold everything after a bookmark, in order. There is no upper bound in them: it is the clock of the
 * first answer that sets it. After an id the rest of its second comes first, as a list of its own, so that a second
 * with thousands of records is not read from its beginning again. Only after a fraction of a second it is, since no page
 * shows fractions in a query.
 */
export function pollQueries(settings: PollSettings, { timeMs, fraction, id }: Bookmark): ListQuery[] {
  const { entity, by } = settings;
  const idField = entity.idField ?? '';
  const afterId = (): Condition => ({ field: idField, operator: '>', values: [id ?? ''] });
  if (by.kind === 'id') return [listOf(settings, idField, id === undefined ? [] : [afterId()])];
  const at = (operator: Condition['operator']): Condition => ({
    field: by.field,
    operator,
    values: [formatTime(timeMs ?? 0)],
  });
  if (id === undefined || fraction) return [listOf(settings, by.field, [at('>=')])];
  // Sorted by a time, equal ones come by id, which is just as good where the id is not sortable.
  const tieSort = entity.sortable.includes(idField) ? idField : by.field;
  return [listOf(settings, tieSort, [at('='), afterId()]), listOf(settings, by.field, [at('>')])];
}

const listOf = (
  { entity, parents, filters, relations, archived }: PollSettings,
  sortField: string,
  conditions: readonly Condition[],
): ListQuery => ({
  entity,
  parents,
  filters: [...conditions, ...filters],
  sort: { field: sortField },
  relations,
  archived,
});

const upToSecond = (timeMs: number): number => Math.ceil(timeMs / 1000) * 1000;

/** How far clocks are apart that nobody has to doubt. */
const USUAL_DIFFERENCE_MS = 60_000;

/** How far two clocks may be apart without one of them being wrong. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
