import type { Column, TableSchema } from './columns';
import type { Row } from './row';

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
