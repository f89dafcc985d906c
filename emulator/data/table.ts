import type { Column, TableSchema } from './columns';
import { compareValues } from './compare';

export type Row = Record<string, unknown>;

/** Rows of one kind. They are shared, not copied: change them through `update` only. */
export interface Table {
  readonly schema: TableSchema;
  readonly idField: string;
  /** Adds a record with defaults for what is not given; the next free id unless one is given. */
  insert(fields: Row): Row;
  get(id: unknown): Row | undefined;
  /** The id that the next record gets. */
  nextID(): number;
  update(row: Row, changes: Row): void;
  remove(row: Row): void;
  /** By ascending id. */
  rows(): readonly Row[];
  /** Rows with that value in a column, by ascending id; meant for foreign keys. */
  where(column: string, value: unknown): readonly Row[];
  /** By a column and then by id, ascending. */
  sorted(column: string): readonly Row[];
}

/** Is told how to take back each change, in order. */
export type Journal = (undo: () => void) => void;

export function createTable(schema: TableSchema, journal: Journal): Table {
  const idField = schema.idField ?? 'id';
  const blank = blankRow(schema);
  const byId = new Map<number, Row>();
  const orders = new Map<string, { rows: Row[]; stale: boolean }>();
  const groups = new Map<string, Map<unknown, Set<Row>>>();
  let lastId = 0;

  // Sorting what is nearly sorted takes about one pass, so an order is kept and only marked.
  const markStale = () => {
    for (const order of orders.values()) {
      order.stale = true;
    }
  };
  const regroup = (row: Row, from: Row | undefined, to: Row | undefined) => {
    for (const [column, group] of groups) {
      if (from?.[column] !== to?.[column] || !from || !to) {
        group.get(from?.[column])?.delete(row);
        if (to) {
          addTo(group, to[column], row);
        }
      }
    }
  };
  const put = (row: Row) => {
    byId.set(Number(row[idField]), row);
    for (const order of orders.values()) {
      order.rows.push(row);
    }
    markStale();
    regroup(row, undefined, row);
  };
  const drop = (row: Row) => {
    byId.delete(Number(row[idField]));
    orders.clear();
    regroup(row, row, undefined);
  };
  const assign = (row: Row, changes: Row) => {
    const before = { ...row };
    Object.assign(row, changes);
    markStale();
    regroup(row, before, row);
    return before;
  };
  const compareIds = (a: Row, b: Row) => Number(a[idField]) - Number(b[idField]);
  const sorted = (column: string): readonly Row[] => {
    const order = orders.get(column) ?? { rows: [...byId.values()], stale: true };
    if (order.stale) {
      order.rows.sort((a, b) => compareValues(a[column], b[column]) || compareIds(a, b));
      orders.set(column, { rows: order.rows, stale: false });
    }
    return order.rows;
  };

  return {
    schema,
    idField,
    insert(fields) {
      const id = Number(fields[idField] ?? lastId + 1);
      const row = { ...blank, ...fields, [idField]: id };
      lastId = Math.max(lastId, id);
      put(row);
      journal(() => drop(row));
      return row;
    },
    get: (id) => byId.get(Number(id)),
    nextID: () => lastId + 1,
    update(row, changes) {
      const before = assign(row, changes);
      journal(() => assign(row, { ...emptied(changes), ...before }));
    },
    remove(row) {
      drop(row);
      journal(() => put(row));
    },
    rows: () => sorted(idField),
    where(column, value) {
      const group = groups.get(column) ?? groupBy(byId.values(), column);
      groups.set(column, group);
      return [...(group.get(value) ?? [])].sort(compareIds);
    },
    sorted,
  };
}

function emptied(changes: Row): Row {
  return Object.fromEntries(Object.keys(changes).map((name) => [name, undefined]));
}

function groupBy(rows: Iterable<Row>, column: string): Map<unknown, Set<Row>> {
  const group = new Map<unknown, Set<Row>>();
  for (const row of rows) {
    addTo(group, row[column], row);
  }
  return group;
}

function addTo(group: Map<unknown, Set<Row>>, value: unknown, row: Row): void {
  const rows = group.get(value) ?? new Set();
  group.set(value, rows.add(row));
}

/** What a record holds that was given nothing: 0 stands for no number and no foreign key, datetimes are unset. */
export function emptyValue(column: Column): unknown {
  switch (column.type) {
    case 'integer':
    case 'float':
      return 0;
    case 'boolean':
      return false;
    case 'string':
    case 'mixed':
      return '';
    default:
      return undefined;
  }
}

function blankRow(schema: TableSchema): Row {
  const row: Row = {};
  for (const [name, column] of Object.entries(schema.columns)) {
    if (!column.optional) {
      row[name] = emptyValue(column);
    }
  }
  return row;
}
