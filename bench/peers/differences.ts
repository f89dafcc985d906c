export interface Differences {
  readonly lost: number;
  readonly doubled: number;
}

/** What is missing, and what is there too often; the same name may be expected several times. */
export function differences(expected: readonly string[], found: readonly string[]): Differences {
  const surplus = new Map<string, number>();
  for (const name of found) surplus.set(name, (surplus.get(name) ?? 0) + 1);
  for (const name of expected) surplus.set(name, (surplus.get(name) ?? 0) - 1);
  const counts = [...surplus.values()];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    lost: sum(counts.filter((count) => count < 0).map((count) => -count)),
    doubled: sum(counts.filter((count) => count > 0)),
  };
}
