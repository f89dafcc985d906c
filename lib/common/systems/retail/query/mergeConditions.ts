import type { FieldType } from '../../../model/entity';
import type { Condition } from '../../../model/query';
import { type Comparable, comparable, conditionTest } from './recordTest';

/** Conditions on one field, all of which must hold, as one that the vendor can be sent. */
export interface Merged {
  readonly sent: Condition;
  /** What `sent` does not express: to be checked on the records. */
  readonly rest: readonly Condition[];
}

/**
 * Merges two or more conditions on one field, since a parameter can be sent once only. Undefined: no value fulfils all
 * of them.
 */
export function mergeConditions(type: FieldType, conditions: readonly Condition[]): Merged | undefined {
  const fixed = conditions.find(isFixed);
  if (fixed) return mergeFixed(type, fixed, conditions);
  const low = strongest(type, conditions.flatMap(lowerBounds), 1);
  const high = strongest(type, conditions.flatMap(upperBounds), -1);
  const others = conditions.filter((condition) => !isRange(condition));
  const [first, ...rest] = low || high ? mergeBounds(low, high) : likeFirst(others);
  return first && { sent: first, rest: low || high ? [...rest, ...others] : rest };
}

/** The values that fulfil all the other conditions as well. */
function mergeFixed(type: FieldType, fixed: Condition, conditions: readonly Condition[]): Merged | undefined {
  const tests = conditions.map((condition) => conditionTest(type, condition));
  const values = fixed.values.filter((value) => tests.every((passes) => passes(value)));
  if (values.length === 0) return undefined;
  return { sent: { ...fixed, operator: values.length === 1 ? '=' : 'IN', values }, rest: [] };
}

/** The one to send, and what it lacks: `><` includes both ends. */
function mergeBounds(low: Condition | undefined, high: Condition | undefined): Condition[] {
  if (!low || !high) return [low, high].filter((bound) => bound !== undefined);
  const values = [low, high].map((bound) => bound.values[0] ?? '');
  // A comma would end the first value of a range.
  if (values.some((value) => value.includes(','))) return [low, high];
  return [{ field: low.field, operator: '><', values }, ...[low, high].filter(isStrict)];
}

/** The bound that leaves the fewest values; `direction` is 1 for lower bounds. Of equal ones a strict one. */
function strongest(type: FieldType, bounds: readonly Condition[], direction: 1 | -1): Condition | undefined {
  const byStrength = (a: Condition, b: Condition) =>
    compare(rank(type, b), rank(type, a)) * direction || Number(isStrict(b)) - Number(isStrict(a));
  return [...bounds].sort(byStrength)[0];
}

const rank = (type: FieldType, { values }: Condition): Comparable => comparable(type, values[0]) ?? '';

const compare = (a: Comparable, b: Comparable): number => (a < b ? -1 : Number(a > b));

const lowerBounds = (condition: Condition): Condition[] => boundsOf(condition, ['>', '>='], 0);

const upperBounds = (condition: Condition): Condition[] => boundsOf(condition, ['<', '<='], 1);

function boundsOf(condition: Condition, [strict, inclusive]: ['>' | '<', '>=' | '<='], end: 0 | 1): Condition[] {
  if (condition.operator === '><') {
    return [{ ...condition, operator: inclusive, values: condition.values.slice(end, end + 1) }];
  }
  return condition.operator === strict || condition.operator === inclusive ? [condition] : [];
}

const isFixed = ({ operator }: Condition) => operator === '=' || operator === 'IN';

const isStrict = ({ operator }: Condition) => operator === '>' || operator === '<';

const isRange = ({ operator }: Condition) => ['>', '>=', '<', '<=', '><'].includes(operator);

/** It leaves fewer records than the negative ones. */
const likeFirst = (conditions: readonly Condition[]): Condition[] =>
  [...conditions].sort((a, b) => Number(b.operator === '~') - Number(a.operator === '~'));
