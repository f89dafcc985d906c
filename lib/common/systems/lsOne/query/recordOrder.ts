import { comparable, compareValues } from '../../../model/conditionTest';
import type { Entity } from '../../../model/entity';
import type { ListQuery, VendorRecord } from '../../../model/query';
import { dateKey } from '../records/dates';

/** Compares records by a field; unset values come first. */
export function recordOrder(entity: Entity, { field, descending }: NonNullable<ListQuery['sort']>) {
  const key = (record: VendorRecord) => comparable(entity.fields[field]?.type, record[field], dateKey);
  return (a: VendorRecord, b: VendorRecord): number => (descending ? -1 : 1) * compareValues(key(a), key(b));
}
