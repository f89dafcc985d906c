import { schemaOf } from './schema';
import { createTable, type Table } from './table';

/** Everything that the emulated account holds, in memory. */
export interface Store {
  table(name: string): Table;
  /** Runs `work`; when it throws, everything that it changed is taken back. */
  transaction<T>(work: () => T): T;
}

export function createStore(): Store {
  const tables = new Map<string, Table>();
  let undoList: (() => void)[] | undefined;
  const journal = (undo: () => void) => undoList?.push(undo);

  return {
    table(name) {
      const table = tables.get(name) ?? createTable(schemaOf(name), journal);
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
