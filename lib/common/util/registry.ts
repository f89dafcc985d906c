/** What a process shares, by key, and no more than `max` of it: the one unused for longest is forgotten. */
export interface Registry<Value> {
  /** The value of the key, made at its first use. */
  get(key: string, create: () => Value): Value;
}

export function createRegistry<Value>(max: number): Registry<Value> {
  const values = new Map<string, Value>();
  return {
    get(key, create) {
      const value = values.get(key) ?? create();
      // A map keeps the order of insertion: the first key is the one unused for longest.
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > max && oldest !== undefined) values.delete(oldest);
      return value;
    },
  };
}
