import type { TableSchema } from '../../data/columns';
import type { Row } from '../../data/row';

/** Fields that every write moves, as the tables spell them. */
const CHANGED = ['timeStamp', 'timestamp', 'updatetime', 'updateTime'];

export function isChangeTime(column: string): boolean {
  return CHANGED.includes(column);
}

export function changeTimes(schema: TableSchema, now: string): Row {
  return times(schema, CHANGED, now);
}

export function creationTimes(schema: TableSchema, now: string): Row {
  return times(schema, [...CHANGED, 'createTime'], now);
}

function times(schema: TableSchema, names: readonly string[], now: string): Row {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(schema.columns, name)).map((name) => [name, now]));
}
