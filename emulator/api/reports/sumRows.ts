import type { Row } from '../../data/row';
import { cents } from '../../data/saleTotals';

/** One amount or several, with what tells the row that they belong to. */
export interface Entry {
  readonly key: Row;
  readonly amounts: Readonly<Record<string, number>>;
}

/** Adds up the entries of equal keys, in cents, and sorts the rows by their keys. */
export function sumRows(entries: readonly Entry[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { key, amounts } of entries) {
    const name = JSON.stringify(Object.values(key));
    const row = rows.get(name) ?? { ...key };
    for (const [column, amount] of Object.entries(amounts)) {
      row[column] = Number(row[column] ?? 0) + amount;
    }
    rows.set(name, row);
  }
  const names = [...rows.keys()].sort();
  const columns = Object.keys(entries[0]?.amounts ?? {});
  return names.map((name) => {
    const row = rows.get(name) ?? {};
    return { ...row, ...Object.fromEntries(columns.map((column) => [column, cents(Number(row[column]))])) };
  });
}
