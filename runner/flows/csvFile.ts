import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export type Row = Readonly<Record<string, unknown>>;

/** A CSV file that grows. */
export interface CsvFile {
  /** Appends the rows, without those whose key the file had before; returns the ones that were written. */
  append(rows: readonly Row[]): readonly Row[];
}

export interface CsvOptions {
  readonly keyColumn?: string | undefined;
  /** What an earlier file of the name holds is dropped. */
  readonly isAnew?: boolean;
}

/**
 * Opens a CSV file with a line of headings, and makes it when it is not there; its columns are those of the first row.
 * Messages may come twice: rows with one value in `keyColumn` are written once, whenever the file was made.
 */
export function openCsvFile(name: string, { keyColumn, isAnew = false }: CsvOptions = {}): CsvFile {
  if (isAnew) rmSync(name, { force: true });
  const isThere = existsSync(name);
  const before = isThere ? (parse(readFileSync(name), { columns: true }) as Row[]) : [];
  const keys = new Set(keyColumn === undefined ? [] : before.map((row) => String(row[keyColumn])));
  let header = !isThere;
  mkdirSync(dirname(name), { recursive: true });
  return {
    append(rows) {
      const isNew = (row: Row) => keyColumn === undefined || !keys.has(String(row[keyColumn]));
      const fresh = rows.filter(isNew);
      if (fresh.length === 0) return [];
      appendFileSync(name, stringify([...fresh], { header }));
      header = false;
      for (const row of fresh) keys.add(String(row[keyColumn ?? '']));
      return fresh;
    },
  };
}
