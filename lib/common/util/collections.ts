/** A JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The own property of that name: names from outside may be those of inherited properties (`constructor`). */
export const getOwn = <Value>(values: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;

/** Several values, one, or none, as XML turned into JSON writes them: `[1, 2]`, `1`, or `''`. */
export const asList = (value: unknown): unknown[] => {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
};

/** The value of a JSON text; undefined when the text is no JSON. The parser's own error is dropped: it quotes the text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Groups values by key. Groups and values keep the order of the input. */
export function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) {
      group.push(value);
    } else {
      groups.set(keyOf(value), [value]);
    }
  }
  return groups;
}

/** The values in lists of at most `size`. */
export const inBatches = <Value>(values: readonly Value[], size: number): Value[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));

/** Maximum nesting of objects and lists. The vendor's deepest records have about ten levels. */
export const MAX_DEPTH = 50;

/** Whether JSON has more than so many levels. It reads no further than that. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  // Without a list of the values: every answer is looked through, and most of its values are texts.
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === 'object' && isDeeperThan(levels - 1, each)) return true;
    return false;
  }
  for (const name in value) {
    const each = (value as Record<string, unknown>)[name];
    if (typeof each === 'object' && isDeeperThan(levels - 1, each)) return true;
  }
  return false;
}
