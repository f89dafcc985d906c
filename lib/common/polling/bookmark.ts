import { isIdValue } from '../model/ids';
import { isObject } from '../util/collections';
import { formatInstant, type Instant, parseInstant } from './instant';
import { type PollSettings, pollingField } from './pollSettings';

/**
 * The emitted part of the records. By time: all records before the instant and, with `id`, those of the instant up to that
 * id. By id: all records up to `id`.
 */
export interface Bookmark {
  readonly timeMs?: number | undefined;
  readonly fraction?: Instant['fraction'];
  readonly id?: string | undefined;
}

export interface ReadBookmark {
  /** Undefined: start at the beginning. */
  readonly bookmark?: Bookmark | undefined;
  /** Why the snapshot was ignored. */
  readonly warning?: string;
}

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

/** Reads the platform's snapshot. Without one, or with an empty one, it is a first run; an invalid one is ignored with a warning. */
export function readBookmark(settings: PollSettings, snapshot: unknown, nowMs: number): ReadBookmark {
  if (snapshot === undefined || snapshot === null || snapshot === '') return {};
  if (!isObject(snapshot)) return ignored('is not one of this component');
  if (Object.keys(snapshot).length === 0) return {};
  if (snapshot.v !== 1) return ignored('has a form that this version does not know');
  if (snapshot.objectType !== settings.entity.entity) return ignored('is of another object type');
  if (snapshot.pollingField !== pollingField(settings)) return ignored('is of another polling field');
  const { time, id } = snapshot;
  if (id !== undefined && !(typeof id === 'string' && isIdValue(settings.entity, id)))
    return ignored('holds an id that is not valid');
  if (settings.by.kind === 'id') return id === undefined ? ignored('holds no id') : { bookmark: { id } };
  const instant = typeof time === 'string' ? parseInstant(time) : undefined;
  if (instant === undefined) return ignored('holds a time that is none');
  if (instant.timeMs > nowMs + DAY_MS) return ignored('lies in the future');
  return { bookmark: { ...instant, id } };
}

const ignored = (why: string): ReadBookmark => ({ warning: `The snapshot ${why}; reading starts anew` });

/** Maximum difference of two clocks. */
const DAY_MS = 24 * 3_600_000;
