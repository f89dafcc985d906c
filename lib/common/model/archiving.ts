import type { Entity } from './entity';
import type { VendorRecord } from './query';

/** Whether records of an entity can be archived: DELETE archives them, or they carry the flag. */
export const canBeArchived = ({ operations, fields, undocumentedFields }: Entity): boolean =>
  operations.delete === 'archive' || 'archived' in fields || 'archived' in undocumentedFields;

/** Whether the fields would archive a record of a kind that only DELETE archives. Source: vendor's pages Item, Customer. */
export const archives = ({ operations, create }: Entity, { archived }: VendorRecord): boolean =>
  operations.delete === 'archive' && create?.fields.includes('archived') === false && String(archived) === 'true';

export const ARCHIVED =
  '"archived" can only be false here, which brings the object back; delete the object to archive it';
