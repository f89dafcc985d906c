export interface ParallelOptions {
  /** At most so many at a time. */
  readonly concurrency: number;
  /** Asked before each value: false begins no more of them. */
  readonly hasTime?: () => boolean;
}

/**
 * Works on the values in order, several at a time, and resolves when everything begun is done, with the values that
 * were not begun. After a rejection no more are begun; it rejects with the first one then.
 */
export async function mapConcurrent<Value>(
  values: readonly Value[],
  { concurrency, hasTime = () => true }: ParallelOptions,
  work: (value: Value) => Promise<void>,
): Promise<Value[]> {
  let next = 0;
  const errors: unknown[] = [];
  const worker = async () => {
    while (next < values.length && errors.length === 0 && hasTime()) {
      // A hole is impossible below the length.
      await work(values[next++] as Value).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, values.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return values.slice(next);
}

/** The last work of each key, until it is done. */
const tails = new Map<string, Promise<unknown>>();

/**
 * Works of the same key wait for each other, in the order in which they came; others do not. For what looks before it
 * writes: two of them at once would both find nothing. Another process does not wait.
 *
 * @param key begins with that of the connection
 */
export function runExclusive<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const result = (tails.get(key) ?? Promise.resolve()).then(work);
  const forget = () => {
    if (tails.get(key) === tail) tails.delete(key);
  };
  // How it ended is a matter of its caller alone.
  const tail = result.then(forget, forget);
  tails.set(key, tail);
  return result;
}

/** Elements that come in batches, from the first one on, `most` at most; what is not needed is not asked for. */
export async function* sliced<T>(
  batches: AsyncIterable<readonly T[]>,
  from: number,
  most: number,
): AsyncGenerator<readonly T[]> {
  let at = 0;
  const end = from + most;
  if (most <= 0) return;
  for await (const batch of batches) {
    yield batch.slice(Math.max(0, from - at), Math.max(0, end - at));
    at += batch.length;
    if (at >= end) return;
  }
}

/** The same elements in batches of exactly `size`, but for the last. */
export async function* resized<T>(batches: AsyncIterable<readonly T[]>, size: number): AsyncGenerator<readonly T[]> {
  let rest: readonly T[] = [];
  for await (const batch of batches) {
    rest = [...rest, ...batch];
    for (; rest.length >= size; rest = rest.slice(size)) {
      yield rest.slice(0, size);
    }
  }
  if (rest.length > 0) yield rest;
}

const running = new WeakSet<object>();

/**
 * Does the work unless other work for the same step is under way in this process; tells whether it did.
 *
 * @param step what all runs of a step have in common: the container's settings
 */
export async function unlessRunning(step: object, work: () => Promise<void>): Promise<boolean> {
  if (running.has(step)) return false;
  running.add(step);
  try {
    await work();
    return true;
  } finally {
    running.delete(step);
  }
}
