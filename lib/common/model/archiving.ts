import type { Entity } from './entity';
import type { VendorRecord } from './query';

/** Whether the fields would archive a record of a kind that only DELETE archives. Source: vendor's pages Item, Customer. */
export const archives = ({ operations, create }: Entity, { archived }: VendorRecord): boolean =>
  operations.delete === 'archive' && create?.fields.includes('archived') === false && String(archived) === 'true';

export const ARCHIVED =
  '"archived" can only be false here, which brings the object back; delete the object to archive it';
