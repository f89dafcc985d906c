// STAND-IN for the merge: the polling part brings the real file.
import type { Entity } from '../systems/entity';

export interface PollField {
  readonly by: 'time' | 'id';
  readonly field: string;
  readonly sees?: 'edits' | 'creation' | 'event';
}

export function pollFields(entity: Entity): PollField[] {
  if (entity.kind !== 'entity' || !entity.operations.list) {
    return [];
  }
  const byTime = Object.entries(entity.timeFields ?? {})
    .filter(([, time]) => time.sortable)
    .map(([field, { sees }]): PollField => ({ by: 'time', field, sees }));
  const { idField } = entity;
  const byId: PollField[] = idField && entity.sortable.includes(idField) ? [{ by: 'id', field: idField }] : [];
  return byTime.length > 0 ? byTime : byId;
}
