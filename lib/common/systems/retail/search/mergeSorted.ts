/** The elements that a list has ready. */
interface Head<T> {
  readonly list: AsyncGenerator<readonly T[]>;
  readonly ready: readonly T[];
  at: number;
}

/**
 * Merges lists that come in batches, each in the given order, into one of that order. A batch of every list is held at a
 * time. When the consumer stops, so do the lists.
 */
export async function* mergeSorted<T>(
  lists: readonly AsyncGenerator<readonly T[]>[],
  order: (a: T, b: T) => number,
): AsyncGenerator<readonly T[]> {
  let heads: Head<T>[] = [];
  try {
    heads = await filled(lists.map((list) => ({ list, ready: [], at: 0 })));
    while (heads.length > 0) {
      yield takeUntilOneIsEmpty(heads, order);
      heads = await filled(heads);
    }
  } finally {
    await Promise.all(lists.map((list) => list.return(undefined)));
  }
}

/** Everything that is certain before the next batch of some list has come. */
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

/** Asks those that have run out for their next batch, and drops those that have none. */
async function filled<T>(heads: readonly Head<T>[]): Promise<Head<T>[]> {
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
