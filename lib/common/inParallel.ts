export interface ParallelOptions {
  /** At most so many at a time. */
  readonly width: number;
  /** Asked before each value: false begins no more of them. */
  readonly mayGoOn?: () => boolean;
}

/**
 * Works on the values in order, several at a time, and resolves when everything begun is done, with the values that
 * were not begun. After a rejection no more are begun; it rejects with the first one then.
 */
export async function inParallel<Value>(
  values: readonly Value[],
  { width, mayGoOn = () => true }: ParallelOptions,
  work: (value: Value) => Promise<void>,
): Promise<Value[]> {
  let next = 0;
  const errors: unknown[] = [];
  const worker = async () => {
    while (next < values.length && errors.length === 0 && mayGoOn()) {
      // A hole is impossible below the length.
      await work(values[next++] as Value).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, values.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return values.slice(next);
}
