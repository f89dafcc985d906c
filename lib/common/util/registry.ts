/** Values that a process shares, by key. Beyond `max` values the least recently used one is dropped. */
export interface Registry<Value> {
  /** The value of the key, created at its first use. */
  get(key: string, create: () => Value): Value;
}

export function createRegistry<Value>(max: number): Registry<Value> {
  const values = new Map<string, Value>();
  let latest: string | undefined;
  return {
    get(key, create) {
      const known = values.get(key);
      if (known !== undefined && key === latest) return known;
      const value = known ?? create();
      latest = key;
      // A map keeps the order of insertion: the first key is the least recently used one.
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > max && oldest !== undefined) values.delete(oldest);
      return value;
    },
  };
}
