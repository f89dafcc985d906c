export interface ParallelOptions {
  /** Maximum number of values in work at the same time. */
  readonly concurrency: number;
  /** Called before each value; after `false` no further value starts. */
  readonly hasTime?: () => boolean;
}

/**
 * Works on several values at a time, started in order. Resolves when all started work is done, with the values that were
 * not started. After a rejection no further value starts; then it rejects with the first error.
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
      // `next` is below the length.
      await work(values[next++] as Value).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, values.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return values.slice(next);
}

/** The last work of each key, until it ends. */
const tails = new Map<string, Promise<unknown>>();

/**
 * Runs work of the same key one after the other, first come, first served, within this process. For work that searches
 * before it creates: two of them at the same time would both find nothing.
 *
 * @param key starts with the key of the connection
 */
export function runExclusive<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const result = (tails.get(key) ?? Promise.resolve()).then(work);
  const forget = () => {
    if (tails.get(key) === tail) tails.delete(key);
  };
  // Only the caller sees the result or error.
  const tail = result.then(forget, forget);
  tails.set(key, tail);
  return result;
}

/** At most `max` elements of the batches, from index `from` on. It stops reading when it has them. */
export async function* sliced<T>(
  batches: AsyncIterable<readonly T[]>,
  from: number,
  max: number,
): AsyncGenerator<readonly T[]> {
  let at = 0;
  const end = from + max;
  if (max <= 0) return;
  for await (const batch of batches) {
    yield batch.slice(Math.max(0, from - at), Math.max(0, end - at));
    at += batch.length;
    if (at >= end) return;
  }
}

/** The same elements in batches of `size`; the last batch may be smaller. */
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
 * Runs the work unless other work of the same step is running in this process. Resolves with whether it ran.
 *
 * @param step an object that all runs of a step share: the container's settings
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
