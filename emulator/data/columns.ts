import type { FieldType } from '../../lib/common/model/entity';

/** What a table of the store is made of. */
export interface Column {
  readonly type: FieldType;
  readonly readOnly?: true;
  readonly enum?: readonly (string | number)[];
  readonly maxLength?: number;
  readonly notBlank?: true;
  /** The table that the id points to. */
  readonly ref?: string;
  /** Never part of an answer. */
  readonly hidden?: true;
  /** Only records that were given a value have it. */
  readonly optional?: true;
}

export interface TableSchema {
  readonly name: string;
  /** Absent on parts, which are kept inside another record. */
  readonly idField: string | undefined;
  readonly columns: Readonly<Record<string, Column>>;
}
