import type { Condition, ListQuery } from '../model/query';
import { formatTime } from '../model/times';
import type { Bookmark } from './bookmark';
import type { PollSettings } from './pollSettings';
import type { SortKey } from './sortKey';

/** The start of a run: the bookmark, or the start time if that is later. */
export function startOf({ by, startMs = 0 }: PollSettings, bookmark: Bookmark | undefined): Bookmark {
  if (by.kind === 'id') return bookmark ?? {};
  const start = { timeMs: upToSecond(startMs) };
  return bookmark?.timeMs !== undefined && bookmark.timeMs >= start.timeMs ? bookmark : start;
}

/** The sort key just before the first record of a run. */
export const sortKeyBefore = ({ timeMs = 0, fraction, id = '' }: Bookmark): SortKey => ({ timeMs, fraction, id });

/** The end of a run's window. */
export interface Window {
  /** Records before this time are read. */
  readonly toMs: number;
  /** By both clocks, to a minute, all records before this time exist; not later than `toMs`. */
  readonly sureMs: number;
}

/**
 * The window ends at the vendor's clock minus the settling time, or at the end time if that is earlier. Without the vendor's
 * clock, or if the component's clock contradicts it, the component's clock is used with a margin. An early end leaves
 * records to the next run; a late one would skip them.
 */
export function windowOf(settings: PollSettings, serverNowMs: number | undefined, ownNowMs: number): Window {
  const isPlausible = serverNowMs !== undefined && serverNowMs <= ownNowMs + CLOCK_DIFFERENCE_MS;
  const nowMs = isPlausible ? serverNowMs : ownNowMs - CLOCK_DIFFERENCE_MS;
  const settled = (clockMs: number) =>
    Math.min(Math.floor((clockMs - settings.settleMs) / 1000) * 1000, latestEnd(settings));
  return { toMs: settled(nowMs), sureMs: settled(Math.min(nowMs, ownNowMs + USUAL_DIFFERENCE_MS)) };
}

/** The end time in whole seconds: the vendor's times have no fractions, so 12:00:00.5 includes all of 12:00:00. */
export const latestEnd = ({ by, endMs }: PollSettings): number =>
  by.kind === 'id' || endMs === undefined ? Number.POSITIVE_INFINITY : upToSecond(endMs);

/**
 * The lists of all records after a bookmark, in order. They have no upper bound, because the first answer's clock sets it.
 * After an id, the rest of its second is a list of its own, so that a second with thousands of records is not read again
 * from its start. After a fraction of a second it is, because the vendor documents no fractions in queries.
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
  // In a sort by time, equal times are ordered by id: the same order where the id is not sortable.
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

/** Usual difference of two clocks. */
const USUAL_DIFFERENCE_MS = 60_000;

/** Maximum difference of two clocks that are right. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
