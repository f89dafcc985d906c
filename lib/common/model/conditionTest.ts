import type { FieldType } from './entity';
import type { Condition, Operator } from './query';
import { parseTime, unprinted } from './times';
import { isLike } from './wildcards';

/** A value as it is compared. */
export type Comparable = number | string;

/** By what times are compared; undefined for a text that is none. */
export type TimeOf = (text: string) => Comparable | undefined;

const instantOf: TimeOf = (text) => parseTime(unprinted(text));

/**
 * Tests whether a value of a record, or a text of that value, meets a condition, as the vendor compares: numbers by
 * value, times by instant, texts without regard to case. An unset value meets `!=` and `!~` only.
 *
 * @param timeOf default: times are compared by instant
 * @throws RangeError, as the test does, for a value that is not of its type
 */
export function conditionTest(
  type: FieldType,
  { operator, values }: Condition,
  timeOf: TimeOf = instantOf,
): (value: unknown) => boolean {
  const [pattern = ''] = values;
  if (operator === '~') return (value) => isLike(String(value ?? ''), pattern);
  if (operator === '!~') return (value) => !isLike(String(value ?? ''), pattern);
  const compared = values.map((each) => comparable(type, each, timeOf) ?? '');
  const test = comparison(operator, compared);
  return (value) => {
    const own = comparable(type, value, timeOf);
    return own === undefined ? operator === '!=' : test(own);
  };
}

function comparison(
  operator: Exclude<Operator, '~' | '!~'>,
  values: readonly Comparable[],
): (value: Comparable) => boolean {
  const all = new Set(values);
  const [first = '', second = ''] = values;
  switch (operator) {
    case '=':
    case 'IN':
      return (value) => all.has(value);
    case '!=':
      return (value) => value !== first;
    case '>':
      return (value) => value > first;
    case '>=':
      return (value) => value >= first;
    case '<':
      return (value) => value < first;
    case '<=':
      return (value) => value <= first;
    case '><':
      return (value) => value >= first && value <= second;
  }
}

/** Undefined when the value is unset. */
export function comparable(
  type: FieldType | undefined,
  value: unknown,
  timeOf: TimeOf = instantOf,
): Comparable | undefined {
  const isNumber = type === 'integer' || type === 'float';
  const isTime = type === 'datetime' || type === 'date';
  const text = String(value ?? '');
  if (value === undefined || value === null || (text === '' && (isNumber || isTime))) return undefined;
  const compared = isNumber ? Number(text) : isTime ? timeOf(text) : text.toLowerCase();
  if (compared === undefined || Number.isNaN(compared)) throw new RangeError(`no ${type}`);
  return compared;
}

/** Unset values come first. */
export function compareValues(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a < b ? -1 : Number(a > b);
}
