import { faker } from '@faker-js/faker/locale/en';
import type { DatasetSize } from '../../types';
import type { Row } from '../row';
import type { Store } from '../store';
import { wireTime } from '../time';

export type Size = Required<DatasetSize>;

/** Tools of the generators: what they make depends on the seed and the time span alone. */
export interface Maker {
  readonly store: Store;
  readonly faker: typeof faker;
  readonly size: Size;
  readonly accountID: string;
  /** A moment of the shop's past, not before `from`. */
  moment(from?: unknown): string;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of all cases. */
  chance(percent: number): boolean;
  /** All records of a table. */
  rows(table: string): readonly Row[];
  add(table: string, fields: Row): Row;
}

const HISTORY_MS = 2 * 365 * 86_400_000;

/** `endMs`: the latest moment that a record carries. */
export function createMaker(store: Store, size: Size, accountID: string, seed: number, endMs: number): Maker {
  faker.seed(seed);
  faker.setDefaultRefDate(endMs);
  const int = (min: number, max: number) => faker.number.int({ min, max });
  return {
    store,
    faker,
    size,
    accountID,
    int,
    moment(from) {
      const startMs = from === undefined ? endMs - HISTORY_MS : Date.parse(String(from));
      return wireTime(int(startMs, Math.max(startMs, endMs)));
    },
    pick: (list) => faker.helpers.arrayElement(list),
    chance: (percent) => int(1, 100) <= percent,
    rows: (table) => store.table(table).rows(),
    add: (table, fields) => store.table(table).insert(fields),
  };
}
