import type { FieldType } from '../../entity';
import type { Condition, Operator } from '../../system';
import { parseTime, unprinted } from '../../times';
import { isLike } from './wildcards';

/** A value as it is compared. */
export type Comparable = number | string;

/**
 * A test whether a value of a record, or a text that stands for one, fulfils a condition, as the vendor compares: numbers
 * by value, times by instant, texts without regard to case. An unset value fulfils `!=` and `!~` only.
 *
 * @throws RangeError, as the test does, for a value that is not of its type
 */
export function conditionTest(type: FieldType, { operator, values }: Condition): (value: unknown) => boolean {
  const [pattern = ''] = values;
  if (operator === '~') return (value) => isLike(String(value ?? ''), pattern);
  if (operator === '!~') return (value) => !isLike(String(value ?? ''), pattern);
  const compared = values.map((each) => comparable(type, each) ?? '');
  const test = comparison(operator, compared);
  return (value) => {
    const mine = comparable(type, value);
    return mine === undefined ? operator === '!=' : test(mine);
  };
}

function comparison(
  operator: Exclude<Operator, '~' | '!~'>,
  values: readonly Comparable[],
): (mine: Comparable) => boolean {
  const all = new Set(values);
  const [first = '', second = ''] = values;
  switch (operator) {
    case '=':
    case 'IN':
      return (mine) => all.has(mine);
    case '!=':
      return (mine) => mine !== first;
    case '>':
      return (mine) => mine > first;
    case '>=':
      return (mine) => mine >= first;
    case '<':
      return (mine) => mine < first;
    case '<=':
      return (mine) => mine <= first;
    case '><':
      return (mine) => mine >= first && mine <= second;
  }
}

/** Undefined when the value is unset. */
export function comparable(type: FieldType | undefined, value: unknown): Comparable | undefined {
  const isNumber = type === 'integer' || type === 'float';
  const isTime = type === 'datetime' || type === 'date';
  const text = String(value ?? '');
  if (value === undefined || value === null || (text === '' && (isNumber || isTime))) return undefined;
  const compared = isNumber ? Number(text) : isTime ? timeOf(text) : text.toLowerCase();
  if (Number.isNaN(compared)) throw new RangeError(`no ${type}`);
  return compared;
}

const timeOf = (text: string): number => parseTime(unprinted(text)) ?? Number.NaN;
