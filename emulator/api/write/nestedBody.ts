import { joins } from '../../data/joins';
import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { asObject, isWritable, readFields } from './fields';
import type { Draft } from './writer';

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
