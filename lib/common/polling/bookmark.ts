import { isIdValue } from '../model/ids';
import { formatInstant, type Instant, parseInstant } from './instant';
import type { PollSettings } from './pollSettings';
import { ignored, readHead, snapshotHead } from './snapshotHead';

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

/** The snapshot of a bookmark, some hundred bytes: `{v: 1, objectType, pollingField, account, time, id}`. */
export function writeBookmark(settings: PollSettings, { timeMs, fraction, id }: Bookmark): unknown {
  return {
    ...snapshotHead(settings),
    ...(timeMs !== undefined && { time: formatInstant({ timeMs, fraction }) }),
    ...(id !== undefined && { id }),
  };
}

/** Reads the platform's snapshot. Without one, or with an empty one, it is a first run; an invalid one is ignored with a warning. */
export function readBookmark(settings: PollSettings, snapshot: unknown, nowMs: number): ReadBookmark {
  const { own, why } = readHead(settings, snapshot);
  if (!own) return why === undefined ? {} : ignored(why);
  const { time, id } = own;
  if (id !== undefined && !(typeof id === 'string' && isIdValue(settings.entity, id)))
    return ignored('holds an id that is not valid');
  if (settings.by.kind === 'id') return id === undefined ? ignored('holds no id') : { bookmark: { id } };
  const instant = typeof time === 'string' ? parseInstant(time) : undefined;
  if (instant === undefined) return ignored('holds a time that is none');
  if (instant.timeMs > nowMs + DAY_MS) return ignored('lies in the future');
  return { bookmark: { ...instant, id } };
}

/** Maximum difference of two clocks. */
const DAY_MS = 24 * 3_600_000;
