/**
 * The same values in the same order. While the consumer works on one of them, the source already makes the next one; it is
 * never further ahead. An error of the next value comes after the present one. When the consumer stops, the source is closed
 * as soon as what it has begun is done; nobody waits for that, and nobody sees its error.
 *
 * A source that knows its last value ends right after it, so that nothing is begun in vain.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let result = await next; !result.done; result = await next) {
      next = iterator.next();
      // Looked at when its turn comes, if at all.
      next.catch(() => {});
      yield result.value;
    }
  } finally {
    iterator.return?.().catch(() => {});
  }
}
