import type { Entity, PollField, TimeField } from './entity';

/** Polling by comparing, for every list of records that have ids. */
export const CHANGES: PollField = { by: 'changes', field: 'changes', tracks: 'changes' };

/**
 * The ways in which an entity can be polled, best first: the times that the vendor can sort by, else the id, which tells
 * new records only; and by comparing. Empty when the entity cannot be polled: its records cannot be listed (or only
 * searched), or have no id to tell them apart.
 */
export function pollFields(entity: Entity): readonly PollField[] {
  const { idField, kind, operations, queryParams = {} } = entity;
  if (entity.pollFields) return entity.pollFields;
  const searchOnly = Object.values(queryParams).some(({ required }) => required);
  if (kind !== 'entity' || !operations.list || searchOnly || idField === null) return [];
  const times = timesOf(entity);
  const byId: PollField = { by: 'id', field: idField, tracks: 'creation' };
  if (times.length > 0) return [...times, CHANGES];
  return entity.sortable.includes(idField) ? [byId, CHANGES] : [CHANGES];
}

const timesOf = ({ timeFields = {} }: Entity): PollField[] =>
  Object.entries(timeFields)
    .filter(([, { sortable }]) => sortable)
    .map(([field, { tracks }]) => ({ by: 'time' as const, field, tracks }))
    .sort((a, b) => RANK.indexOf(a.tracks) - RANK.indexOf(b.tracks));

const RANK: readonly TimeField['tracks'][] = ['updates', 'creation', 'event'];
