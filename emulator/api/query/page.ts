import { createHash } from 'node:crypto';
import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import { compareValues } from '../../data/sortOrders';
import type { Table } from '../../data/store';
import { badRequest } from '../apiError';
import type { Sort } from './listRequest';
import type { Parameter } from './parameters';
import type { RowTest } from './rowTest';

export interface PageRows {
  readonly rows: readonly Row[];
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
}

export interface PageRequest {
  readonly sort: Sort;
  readonly test: RowTest;
  readonly limit: number;
  readonly after?: CursorPosition | undefined;
  readonly before?: CursorPosition | undefined;
}

/** Cuts one page out of a table. Descending order is the exact reverse, so equal values come by descending id. */
export function cutPage(table: Table, request: PageRequest): PageRows {
  const { sort, test, limit, after, before } = request;
  const rows = table.sorted(sort.column);
  const step = sort.isDescending ? -1 : 1;
  const walk = (from: number, by: number, most: number) => passing(rows, from, by, most, test);
  if (before) {
    const [at, behind] = positions(table, rows, sort, before);
    const start = sort.isDescending ? behind : at - 1;
    const found = walk(start, -step, limit + 1);
    return {
      rows: found.slice(0, limit).reverse(),
      hasPrevious: found.length > limit,
      hasNext: walk(start + step, step, 1).length > 0,
    };
  }
  const [at, behind] = after ? positions(table, rows, sort, after) : [rows.length, 0];
  const start = sort.isDescending ? at - 1 : behind;
  const found = walk(start, step, limit + 1);
  return {
    rows: found.slice(0, limit),
    hasPrevious: after !== undefined && walk(start - step, -step, 1).length > 0,
    hasNext: limit > 0 && found.length > limit,
  };
}

function passing(rows: readonly Row[], from: number, by: number, most: number, test: RowTest): Row[] {
  const found: Row[] = [];
  for (let i = from; i >= 0 && i < rows.length && found.length < most; i += by) {
    const row = rows[i];
    if (row && test(row)) {
      found.push(row);
    }
  }
  return found;
}

/** Index of the first row at or behind a place, and of the first one behind it. */
function positions(table: Table, rows: readonly Row[], sort: Sort, place: CursorPosition): [number, number] {
  const compare = (row: Row) =>
    (sort.isByID ? 0 : compareValues(row[sort.column], place.sortValue)) || Number(row[table.idField]) - place.id;
  const at = firstIndex(rows, (row) => compare(row) >= 0);
  const isThere = rows[at] !== undefined && compare(rows[at]) === 0;
  return [at, isThere ? at + 1 : at];
}

function firstIndex(rows: readonly Row[], isFrom: (row: Row) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && isFrom(row)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** A place in a sorted list: just before or behind that record. */
export interface CursorPosition {
  /** Absent when the list is sorted by the id alone. */
  readonly sortValue?: unknown;
  readonly id: number;
}

/**
 * Base64 of a JSON array, as in the vendor's links: `[id]`, or `[sortValue, id]` in lists sorted by another field.
 * A last element, ours, ties the cursor to its query: a cursor moved to another query is refused.
 */
export function writeCursor(place: CursorPosition, isByID: boolean, fingerprint: string): string {
  const position = isByID ? [place.id] : [place.sortValue ?? null, place.id];
  return Buffer.from(JSON.stringify([...position, fingerprint])).toString('base64');
}

export function readCursor(parameter: Parameter, isByID: boolean, fingerprint: string): CursorPosition {
  const parts = decoded(parameter.value);
  if (parts?.at(-1) !== fingerprint) {
    throw badRequest(`${parameter.name} is not a cursor of this query.`);
  }
  const id = Number(parts.at(-2));
  return isByID ? { id } : { id, sortValue: parts[0] ?? undefined };
}

/** The same for all pages of one query: everything but the page's place and size. */
export function queryFingerprint(entity: Entity, path: string, sort: string, parameters: readonly Parameter[]): string {
  const pairs = parameters
    .filter(({ name }) => !['limit', 'sort', 'after', 'before'].includes(name))
    .map(({ name, value }) => [name, value])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const text = JSON.stringify([entity.entity, path, sort, pairs]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

function decoded(text: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
