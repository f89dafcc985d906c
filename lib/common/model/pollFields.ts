import type { Entity, TimeField } from './entity';

/** One way of polling an entity. */
export interface PollField {
  readonly by: 'time' | 'id';
  readonly field: string;
  /** What is noticed: every change, new records only, or a business moment (later edits go unnoticed). */
  readonly tracks: TimeField['tracks'];
}

/**
 * The fields by which an entity can be polled, best first: the times that the vendor can sort by, else the id, which
 * tells new records only. Empty when the entity cannot be polled: its records cannot be listed (or only searched), have
 * no id to tell them apart, or cannot be sorted by either.
 */
export function pollFields(entity: Entity): PollField[] {
  const { idField } = entity;
  const searchOnly = Object.values(entity.queryParams ?? {}).some(({ required }) => required);
  if (entity.kind !== 'entity' || !entity.operations.list || searchOnly || idField === null) return [];
  const times = Object.entries(entity.timeFields ?? {})
    .filter(([, { sortable }]) => sortable)
    .map(([field, { tracks }]): PollField => ({ by: 'time', field, tracks }))
    .sort((a, b) => RANK.indexOf(a.tracks) - RANK.indexOf(b.tracks));
  if (times.length > 0) return times;
  return entity.sortable.includes(idField) ? [{ by: 'id', field: idField, tracks: 'creation' }] : [];
}

const RANK: readonly TimeField['tracks'][] = ['updates', 'creation', 'event'];
