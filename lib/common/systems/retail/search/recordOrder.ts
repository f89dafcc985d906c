import { own } from '../../../objects';
import type { Entity } from '../../entity';
import type { ListQuery, VendorRecord } from '../../system';
import { type Comparable, comparable } from './comparison';

/**
 * The order in which the vendor sorts a list, for merging several: unset values first, equal ones by id; a descending
 * list is the exact reverse.
 */
export function recordOrder(
  { idField, fields }: Entity,
  { field, descending = false }: NonNullable<ListQuery['sort']>,
): (a: VendorRecord, b: VendorRecord) => number {
  const type = own(fields, field)?.type;
  const order = (a: VendorRecord, b: VendorRecord) =>
    compare(comparable(type, a[field]), comparable(type, b[field])) || (idField ? byId(a[idField], b[idField]) : 0);
  return descending ? (a, b) => order(b, a) : order;
}

const byId = (a: unknown, b: unknown): number => Number(a) - Number(b);

function compare(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a < b ? -1 : Number(a > b);
}
