import { comparable, compareValues, conditionTest } from '../../../model/conditionTest';
import type { FieldType } from '../../../model/entity';
import type { Condition } from '../../../model/query';

/** Conditions on one field, all of which must hold, as one condition that the vendor takes. */
export interface Merged {
  readonly sent: Condition;
  /** Conditions that `sent` does not express: to be checked on the records. */
  readonly rest: readonly Condition[];
}

/**
 * Merges two or more conditions on one field, because a parameter can be sent only once:
 * - with a list of values (`=`, `IN`): the values that meet the other conditions;
 * - with bounds: the strictest lower and upper one, as a range `><` if there are both;
 * - with texts only (`~`, `!~`, `!=`): one of them.
 *
 * Undefined: no value meets all conditions. Example: `> 3`, `>= 5`, `< 9` give `>< 5,9` to send and `< 9` to check.
 */
export function mergeConditions(type: FieldType, conditions: readonly Condition[]): Merged | undefined {
  const list = conditions.find(isEquality);
  if (list) return mergeIntoList(type, list, conditions);
  const bounds = sentBounds(type, conditions);
  const others = conditions.filter((condition) => !isBound(condition));
  const [sent, ...rest] = bounds.length > 0 ? [...bounds, ...others] : likeFirst(others);
  return sent && { sent, rest };
}

/** A condition that lists the values that meet it. */
export const isEquality = ({ operator }: Condition): boolean => operator === '=' || operator === 'IN';

function mergeIntoList(type: FieldType, list: Condition, conditions: readonly Condition[]): Merged | undefined {
  const tests = conditions.map((condition) => conditionTest(type, condition));
  const values = list.values.filter((value) => tests.every((meets) => meets(value)));
  if (values.length === 0) return undefined;
  return { sent: { ...list, operator: values.length === 1 ? '=' : 'IN', values }, rest: [] };
}

/** The bounds in one condition, followed by those that it does not express: `><` includes both ends. */
function sentBounds(type: FieldType, conditions: readonly Condition[]): Condition[] {
  const lower = strictest(type, conditions.flatMap(lowerBounds), 1);
  const upper = strictest(type, conditions.flatMap(upperBounds), -1);
  const bounds = [lower, upper].filter((bound) => bound !== undefined);
  const values = bounds.map((bound) => bound.values[0] ?? '');
  // A comma would end the first value of a range.
  if (!lower || !upper || values.some((value) => value.includes(','))) return bounds;
  return [{ field: lower.field, operator: '><', values }, ...bounds.filter(isStrict)];
}

/** The bound that leaves the fewest values; `direction` is 1 for lower bounds. Of equal ones a strict one. */
function strictest(type: FieldType, bounds: readonly Condition[], direction: 1 | -1): Condition | undefined {
  const boundOf = ({ values }: Condition) => comparable(type, values[0]) ?? '';
  const byStrictness = (a: Condition, b: Condition) =>
    compareValues(boundOf(b), boundOf(a)) * direction || Number(isStrict(b)) - Number(isStrict(a));
  return [...bounds].sort(byStrictness)[0];
}

const lowerBounds = (condition: Condition): Condition[] => boundsOf(condition, ['>', '>='], 0);

const upperBounds = (condition: Condition): Condition[] => boundsOf(condition, ['<', '<='], 1);

/** A range has a bound at either end. */
function boundsOf(condition: Condition, [strict, inclusive]: ['>' | '<', '>=' | '<='], end: 0 | 1): Condition[] {
  if (condition.operator === '><') {
    return [{ ...condition, operator: inclusive, values: condition.values.slice(end, end + 1) }];
  }
  return condition.operator === strict || condition.operator === inclusive ? [condition] : [];
}

const isStrict = ({ operator }: Condition): boolean => operator === '>' || operator === '<';

const isBound = ({ operator }: Condition): boolean => ['>', '>=', '<', '<=', '><'].includes(operator);

/** A `~` leaves fewer records than the negative operators, so it is the one to send. */
const likeFirst = (conditions: readonly Condition[]): Condition[] =>
  [...conditions].sort((a, b) => Number(b.operator === '~') - Number(a.operator === '~'));
