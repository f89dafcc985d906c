import type { Row } from './row';
import { createOrders } from './sortOrders';

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

/** Finds rows by the value of a column, for columns that were once asked for. */
export interface Groups {
  /** In no particular order. */
  where(column: string, value: unknown): Iterable<Row>;
  added(row: Row): void;
  /** `before`: the row's values until now. */
  changed(row: Row, before: Row): void;
  removed(row: Row): void;
}

type Group = Map<unknown, Set<Row>>;

/** `all` gives the rows that there are. */
function createGroups(all: () => Iterable<Row>): Groups {
  const groups = new Map<string, Group>();
  const groupFor = (column: string): Group => {
    const group: Group = groups.get(column) ?? groupBy(all(), column);
    groups.set(column, group);
    return group;
  };
  return {
    where: (column, value) => groupFor(column).get(value) ?? [],
    added(row) {
      for (const [column, group] of groups) {
        put(group, row[column], row);
      }
    },
    changed(row, before) {
      for (const [column, group] of groups) {
        if (before[column] !== row[column]) {
          group.get(before[column])?.delete(row);
          put(group, row[column], row);
        }
      }
    },
    removed(row) {
      for (const [column, group] of groups) {
        group.get(row[column])?.delete(row);
      }
    },
  };
}

function groupBy(rows: Iterable<Row>, column: string): Group {
  const group: Group = new Map();
  for (const row of rows) {
    put(group, row[column], row);
  }
  return group;
}

function put(group: Group, value: unknown, row: Row): void {
  group.set(value, (group.get(value) ?? new Set<Row>()).add(row));
}
