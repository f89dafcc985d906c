import { createGroups } from './groups';
import { createOrders } from './orders';
import type { Row } from './row';

/** The rows of a table with all that finds them quickly. */
export interface Rows {
  get(id: number): Row | undefined;
  put(row: Row): void;
  drop(row: Row): void;
  /** Returns the values before. */
  assign(row: Row, changes: Row): Row;
  sorted(column: string): readonly Row[];
  where(column: string, value: unknown): Iterable<Row>;
}

export function createRows(idField: string): Rows {
  const byId = new Map<number, Row>();
  const all = () => byId.values();
  const orders = createOrders(all, idField);
  const groups = createGroups(all);
  return {
    get: (id) => byId.get(id),
    put(row) {
      byId.set(Number(row[idField]), row);
      orders.added(row);
      groups.added(row);
    },
    drop(row) {
      byId.delete(Number(row[idField]));
      orders.removed();
      groups.removed(row);
    },
    assign(row, changes) {
      const before = { ...row };
      Object.assign(row, changes);
      orders.changed();
      groups.changed(row, before);
      return before;
    },
    sorted: orders.sorted,
    where: groups.where,
  };
}
