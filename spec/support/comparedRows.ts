import type { Admin, StoredRecord } from '../../emulator/types';
import type { ComparedStore } from './comparedShop';

export interface ComparedRows {
  readonly objectType: string;
  readonly idField: string;
  /** A field that gets another value with every change. */
  readonly changed: string;
  /** Further fields of a new record. */
  readonly fields?: (count: number) => StoredRecord;
  /** Whether the poll's filter lets a stored record through; default: all of them. */
  readonly isListed?: (row: StoredRecord) => boolean;
}

/** Records of an emulated shop. */
export function comparedRows(admin: Admin, rows: ComparedRows): ComparedStore {
  const { objectType, idField, changed, fields = () => ({}), isListed = () => true } = rows;
  let count = 0;
  return {
    idField,
    versions: () =>
      new Map(
        admin
          .records(objectType)
          .filter(isListed)
          .map((row) => [String(row[idField]), String(row[changed])]),
      ),
    versionOf: (record) => String(record[changed]),
    add: (version) => admin.add(objectType, { ...fields(count++), [changed]: version }),
    change: (id, version) => admin.change(objectType, id, { [changed]: version }),
    remove: (id) => admin.remove(objectType, id),
  };
}
