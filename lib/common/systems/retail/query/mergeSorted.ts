import { comparable, compareValues } from '../../../model/conditionTest';
import type { Entity } from '../../../model/entity';
import type { ListQuery, VendorRecord } from '../../../model/query';
import { getOwn } from '../../../util/collections';

/** A list, and the batch of it that was read. */
interface Head<T> {
  readonly list: AsyncGenerator<readonly T[]>;
  readonly ready: readonly T[];
  at: number;
}

/**
 * Merges lists that come in batches, each in the given order, into one list of that order. Holds one batch of every list
 * at a time. When the consumer stops, the lists are closed.
 */
export async function* mergeSorted<T>(
  lists: readonly AsyncGenerator<readonly T[]>[],
  order: (a: T, b: T) => number,
): AsyncGenerator<readonly T[]> {
  let heads: Head<T>[] = [];
  try {
    heads = await refilled(lists.map((list) => ({ list, ready: [], at: 0 })));
    while (heads.length > 0) {
      yield takeUntilOneIsEmpty(heads, order);
      heads = await refilled(heads);
    }
  } finally {
    await Promise.all(lists.map((list) => list.return(undefined)));
  }
}

/** Takes the elements whose order is certain before the next batch of some list is read. */
function takeUntilOneIsEmpty<T>(heads: readonly Head<T>[], order: (a: T, b: T) => number): T[] {
  const taken: T[] = [];
  while (heads.every(({ at, ready }) => at < ready.length)) {
    const first = heads.reduce((best, head) => (order(current(head), current(best)) < 0 ? head : best));
    taken.push(current(first));
    first.at++;
  }
  return taken;
}

const current = <T>({ ready, at }: Head<T>): T => ready[at] as T;

/** Reads the next batch of lists that have run out, and drops lists that have ended. */
async function refilled<T>(heads: readonly Head<T>[]): Promise<Head<T>[]> {
  const next: Head<T>[] = [];
  for (const head of heads) {
    const refilled = head.at < head.ready.length ? head : await refill(head);
    if (refilled) next.push(refilled);
  }
  return next;
}

/** An empty batch is not the end. */
async function refill<T>({ list }: Head<T>): Promise<Head<T> | undefined> {
  for (;;) {
    const { done, value: ready } = await list.next();
    if (done) return undefined;
    if (ready.length > 0) return { list, ready, at: 0 };
  }
}

/**
 * The order in which the vendor sorts a list: unset values first, equal ones by id; a descending list is the exact
 * reverse.
 */
export function recordOrder(
  { idField, fields }: Entity,
  { field, descending = false }: NonNullable<ListQuery['sort']>,
): (a: VendorRecord, b: VendorRecord) => number {
  const type = getOwn(fields, field)?.type;
  const order = (a: VendorRecord, b: VendorRecord) =>
    compareValues(comparable(type, a[field]), comparable(type, b[field])) ||
    (idField ? byId(a[idField], b[idField]) : 0);
  return descending ? (a, b) => order(b, a) : order;
}

const byId = (a: unknown, b: unknown): number => Number(a) - Number(b);
