import type { Row } from '../../data/row';
import type { AccountState } from '../request';

/** What a write brings: values of the table's own columns, and nested records by relation, still raw. */
export interface Draft {
  readonly values: Row;
  readonly nested: Row;
}

/** Who writes. */
export interface Author {
  readonly employeeID: number;
  /** Sales are not completed, whatever the body says. */
  readonly leavesSalesOpen?: boolean;
}

/** Stores records with all that belongs to a write: hooks, times, nested records. */
export interface Writer {
  readonly state: AccountState;
  readonly by: Author;
  create(table: string, draft: Draft): Row;
  update(table: string, row: Row, draft: Draft): void;
  archive(table: string, row: Row): void;
  /** Deletes for good. */
  remove(table: string, row: Row): void;
}

/** What a write does beyond storing its values. Every hook may throw: then nothing of the write remains. */
export interface Hooks {
  /** Values of a new record, from those that were sent. */
  create?(state: AccountState, values: Row, by: Author): Row;
  /** Changes of a record, from those that were sent. */
  update?(state: AccountState, row: Row, changes: Row, writer: Writer): Row;
  /** After the record and everything nested in it was written. */
  written?(state: AccountState, row: Row, writer: Writer): void;
  /** Before the record is deleted or archived. */
  remove?(state: AccountState, row: Row, writer: Writer): void;
  /** After it was deleted for good. */
  removed?(state: AccountState, row: Row, writer: Writer): void;
}
