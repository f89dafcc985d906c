import type { FieldType } from '../../lib/common/model/entity';

/** A stored record: the vendor's field names, typed values, relations kept as ids. */
export type Row = Record<string, unknown>;

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

/** What a new record holds where it is given nothing. */
export function blankRow(schema: TableSchema): Row {
  const row: Row = {};
  for (const [name, column] of Object.entries(schema.columns)) {
    if (!column.optional) {
      row[name] = emptyValue(column);
    }
  }
  return row;
}

/** The value of an emptied field: 0 stands for no number and no foreign key, datetimes are unset. */
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
