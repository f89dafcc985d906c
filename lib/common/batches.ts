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
