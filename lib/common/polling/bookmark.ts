import { isIdValue } from '../model/ids';
import { isObject } from '../util/collections';
import { formatInstant, type Instant, parseInstant } from './instant';
import type { PollSettings } from './types';

/**
 * How far the records are out. By time: everything before the instant and, with `id`, those of that very instant up to
 * that id. By id: everything up to `id`.
 */
export interface Bookmark {
  readonly timeMs?: number | undefined;
  readonly fraction?: Instant['fraction'];
  readonly id?: string | undefined;
}

export interface ReadBookmark {
  /** Undefined: start from the beginning. */
  readonly bookmark?: Bookmark | undefined;
  /** Why a snapshot was set aside. */
  readonly warning?: string;
}

/** The name of the field that a bookmark is about. */
export const pollingField = ({ by, entity }: PollSettings): string =>
  by.kind === 'time' ? by.field : (entity.idField ?? '');

/** The snapshot of a bookmark, some hundred bytes: `{v: 1, objectType, pollingField, time, id}`. */
export function writeBookmark(settings: PollSettings, { timeMs, fraction, id }: Bookmark): unknown {
  return {
    v: 1,
    objectType: settings.entity.entity,
    pollingField: pollingField(settings),
    ...(timeMs !== undefined && { time: formatInstant({ timeMs, fraction }) }),
    ...(id !== undefined && { id }),
  };
}

/** Reads the platform's snapshot. None or an empty one is a first run; one that makes no sense is set aside. */
export function readBookmark(settings: PollSettings, snapshot: unknown, nowMs: number): ReadBookmark {
  if (snapshot === undefined || snapshot === null || snapshot === '') return {};
  if (!isObject(snapshot)) return ignored('is not one of this component');
  if (Object.keys(snapshot).length === 0) return {};
  if (snapshot.v !== 1) return ignored('has a form that this version does not know');
  if (snapshot.objectType !== settings.entity.entity) return ignored('is of another object type');
  if (snapshot.pollingField !== pollingField(settings)) return ignored('is of another polling field');
  const { time, id } = snapshot;
  if (id !== undefined && !(typeof id === 'string' && isIdValue(settings.entity, id)))
    return ignored('holds an id that is none');
  if (settings.by.kind === 'id') return id === undefined ? ignored('holds no id') : { bookmark: { id } };
  const instant = typeof time === 'string' ? parseInstant(time) : undefined;
  if (instant === undefined) return ignored('holds a time that is none');
  if (instant.timeMs > nowMs + DAY_MS) return ignored('lies in the future');
  return { bookmark: { ...instant, id } };
}

const ignored = (why: string): ReadBookmark => ({ warning: `The snapshot ${why}; reading starts anew` });

/** Clocks may differ, but not by more than that. */
const DAY_MS = 24 * 3_600_000;
