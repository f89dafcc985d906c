import { blankRow, type Row, type TableSchema } from './row';
import { createRows } from './rows';
import { schemaOf } from './schema';

/** Everything that the emulated account holds, in memory. */
export interface Store {
  table(name: string): Table;
  /** Runs `work`; when it throws, everything that it changed is taken back. */
  transaction<T>(work: () => T): T;
}

/**
 * An empty store, or a copy of `original`, which must not change any more: a table is copied when it is first asked for.
 */
export function createStore(original?: Store): Store {
  const tables = new Map<string, Table>();
  let undoList: (() => void)[] | undefined;
  const journal = (undo: () => void) => undoList?.push(undo);

  return {
    table(name) {
      const table = tables.get(name) ?? createTable(schemaOf(name), journal, original?.table(name));
      tables.set(name, table);
      return table;
    },
    transaction(work) {
      const done: (() => void)[] = [];
      undoList = done;
      try {
        return work();
      } catch (error) {
        undoList = undefined;
        for (const undo of done.reverse()) {
          undo();
        }
        throw error;
      } finally {
        undoList = undefined;
      }
    },
  };
}

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
type Journal = (undo: () => void) => void;

function createTable(schema: TableSchema, journal: Journal, original?: Table): Table {
  const idField = schema.idField ?? 'id';
  const blank = blankRow(schema);
  const rows = createRows(idField);
  let lastID = original ? original.nextID() - 1 : 0;
  for (const row of original?.rows() ?? []) {
    // One level deep: the lists and objects inside a row are replaced as a whole, never changed.
    rows.put({ ...row });
  }
  return {
    schema,
    idField,
    insert(fields) {
      const id = Number(fields[idField] ?? lastID + 1);
      const row = { ...blank, ...fields, [idField]: id };
      lastID = Math.max(lastID, id);
      rows.put(row);
      journal(() => rows.drop(row));
      return row;
    },
    get: (id) => rows.get(Number(id)),
    nextID: () => lastID + 1,
    update(row, changes) {
      const before = rows.assign(row, changes);
      journal(() => rows.assign(row, { ...unset(changes), ...before }));
    },
    remove(row) {
      rows.drop(row);
      journal(() => rows.put(row));
    },
    rows: () => rows.sorted(idField),
    where: (column, value) => [...rows.where(column, value)].sort((a, b) => Number(a[idField]) - Number(b[idField])),
    sorted: rows.sorted,
  };
}

function unset(changes: Row): Row {
  return Object.fromEntries(Object.keys(changes).map((name) => [name, undefined]));
}
