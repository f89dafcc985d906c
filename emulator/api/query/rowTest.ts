import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { badRequest } from '../apiError';
import { type Filter, readFilter } from './operator';
import { decode } from './parameters';
import { type SearchField, searchField } from './searchField';
import { type ValueTest, valueTest } from './valueTest';

export type RowTest = (row: Row) => boolean;

/** What filters need to know beside the record. */
export interface Scope {
  readonly store: Store;
  readonly entity: Entity;
  /** Names of `load_relations`. */
  readonly loaded: readonly string[];
  readonly timeZone: string;
}

interface Compiled {
  readonly field: SearchField;
  readonly test: ValueTest;
}

/**
 * Whether a record passes all filters. Filters on one relation must be passed by one and the same related record, as
 * in a join; a record without related ones passes none.
 */
export function allOf(scope: Scope, filters: readonly Filter[]): RowTest {
  const groups = new Map<string | undefined, Compiled[]>();
  for (const filter of filters) {
    const compiled = compile(scope, filter);
    const { relation } = compiled.field;
    groups.set(relation, [...(groups.get(relation) ?? []), compiled]);
  }
  const tests = [...groups.values()].map((group) => groupTest(scope, group));
  return (row) => tests.every((test) => test(row));
}

/** Whether a record passes one filter at least. */
export function anyOf(scope: Scope, filters: readonly Filter[]): RowTest {
  const tests = filters.map((filter) => groupTest(scope, [compile(scope, filter)]));
  return (row) => tests.some((test) => test(row));
}

function groupTest(scope: Scope, group: readonly Compiled[]): RowTest {
  const passes = (row: Row) => group.every(({ field, test }) => field.values(row).some(test));
  const rows = group[0]?.field.rows;
  return (row) => rows?.(scope.store, row).some(passes) ?? true;
}

function compile(scope: Scope, filter: Filter): Compiled {
  const field = searchField(scope.entity, filter.field, scope.loaded);
  if (field.operators && !field.operators.includes(filter.operator)) {
    throw badRequest(`${filter.field} allows only these operators: ${field.operators.join(', ')}.`);
  }
  return { field, test: valueTest(filter, field.column, scope.timeZone) };
}

/**
 * Reads the `or` parameter from its raw text: `a%3Dx|b%3D~%2Cy`.
 *
 * The pages disagree about levels of encoding; this is the strict reading that fits their examples. The text is split
 * at bare `|` first. Each operand is then decoded exactly once: `%7C` is a pipe within a value, `%25` a percent sign.
 * A bare `=` fails the query.
 */
export function readAlternatives(raw: string): readonly Filter[] {
  return raw.split('|').map((operand) => {
    if (operand.includes('=')) {
      throw badRequest('or: every = inside must be sent as %3D.');
    }
    const text = decode(operand);
    const end = text.indexOf('=');
    if (end < 1) {
      throw badRequest('or: every alternative needs a field and a value, such as upc%3D123.');
    }
    return readFilter(text.slice(0, end), text.slice(end + 1));
  });
}
