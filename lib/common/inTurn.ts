/** The last work of each key, until it is done. */
const tails = new Map<string, Promise<unknown>>();

/**
 * Works of the same key wait for each other, in the order in which they came; others do not. For what looks before it
 * writes: two of them at once would both find nothing. Another process does not wait.
 *
 * @param key begins with that of the connection
 */
export function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const result = (tails.get(key) ?? Promise.resolve()).then(work);
  const forget = () => {
    if (tails.get(key) === tail) tails.delete(key);
  };
  // How it ended is a matter of its caller alone.
  const tail = result.then(forget, forget);
  tails.set(key, tail);
  return result;
}
