import { joins } from '../../data/joins';
import type { Column, Row, TableSchema } from '../../data/row';
import { columnName, schemaOf } from '../../data/schema';
import { badRequest, invalid } from '../apiError';
import type { AccountState } from '../request';
import { type Coerced, coerce, isBlank } from './coerce';
import type { Draft } from './writer';

/** A body, or a record nested in one, must be an object. */
export function asObject(value: unknown, what: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest(`${what} must be a JSON object.`);
  }
  return value as Row;
}

/**
 * The values of a body for a table's columns, typed and checked: all faults in one message. What `accepts` does not
 * take is left out silently, as the vendor does with misspelt and computed fields.
 */
export function readFields(state: AccountState, table: string, body: Row, accepts: (column: string) => boolean): Row {
  const { columns } = schemaOf(table);
  const values: Row = {};
  const faults: string[] = [];
  for (const [field, sent] of Object.entries(body)) {
    const name = columnName(table, field);
    const column = name === undefined || !accepts(name) || isChangeTime(name) ? undefined : columns[name];
    if (name !== undefined && column && sent !== undefined) {
      const coerced = readValue(state, column, sent);
      if ('fault' in coerced) {
        faults.push(`${field} ${coerced.fault}`);
      } else {
        values[name] = coerced.value;
      }
    }
  }
  if (faults.length > 0) {
    throw invalid(`${table}: ${faults.join('; ')}.`);
  }
  checkReferences(state, table, values);
  return values;
}

const readValue = (state: AccountState, column: Column, sent: unknown): Coerced =>
  column.notBlank && isBlank(sent) ? { fault: 'must not be blank' } : coerce(column, sent, state.timeZone());

/** What a nested record takes: everything that is not computed, its own id and times apart. */
export function isWritable(table: string, column: string): boolean {
  const { columns, idField } = schemaOf(table);
  const known = columns[column];
  return known !== undefined && !known.readOnly && column !== idField && column !== 'createTime';
}

function checkReferences(state: AccountState, table: string, values: Row): void {
  for (const [name, value] of Object.entries(values)) {
    const target = schemaOf(table).columns[name]?.ref;
    if (target && value !== 0 && !state.store.table(target).get(value)) {
      throw invalid(`${table}: ${name} points to no existing ${target}.`);
    }
  }
}

/** Splits a nested record into its own values and what is nested in it once more. */
export function nestedDraft(state: AccountState, table: string, sent: Row): Draft {
  const names = Object.keys(joins[table] ?? {}).filter((name) => typeof sent[name] === 'object');
  const nested = Object.fromEntries(names.map((name) => [name, sent[name]]));
  return { values: readFields(state, table, sent, (column) => isWritable(table, column)), nested };
}

/** The records under a wrapper, `{ContactPhone: {...}}` or `{ContactPhone: [...]}`; empty text or null mean none. */
export function nestedList(name: string, wrapper: string, sent: unknown): readonly Row[] {
  if (sent === null || sent === '') {
    return [];
  }
  const inner = typeof sent === 'object' && !Array.isArray(sent) ? (sent as Row)[wrapper] : undefined;
  if (inner === undefined) {
    throw invalid(`${name} must hold its records under ${wrapper}.`);
  }
  return (Array.isArray(inner) ? inner : inner === '' ? [] : [inner]).map((entry) => asObject(entry, wrapper));
}

/** Fields that every write moves, as the tables spell them. */
const CHANGED = ['timeStamp', 'timestamp', 'updatetime', 'updateTime'];

function isChangeTime(column: string): boolean {
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
