import type { Entity } from './entity';

/** Whether such records are created from fields alone: images and signatures need a file. */
export const canCreate = ({ kind, operations, create }: Entity): boolean =>
  kind === 'entity' && operations.create && !create?.multipart;

export const canUpdate = ({ kind, operations, idField }: Entity): boolean =>
  kind === 'entity' && operations.update && idField !== null;

export const canUpsert = (entity: Entity): boolean =>
  entity.writtenByKey === true || (canCreate(entity) && canUpdate(entity));

export const canDelete = ({ kind, operations, idField }: Entity): boolean =>
  kind === 'entity' && operations.delete !== false && idField !== null;
