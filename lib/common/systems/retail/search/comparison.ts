import type { FieldType } from '../../entity';
import type { Condition } from '../../system';
import { parseTime } from '../../times';

/** A value as it is compared. */
export type Comparable = number | string;

/**
 * Whether a value of a record, or a text that stands for one, fulfils a condition, as the vendor compares: numbers by
 * value, times by instant, texts without regard to case. An unset value fulfils `!=` and `!~` only.
 *
 * @throws RangeError for a value that is not of its type
 */
export function passes(type: FieldType, value: unknown, { operator, values }: Condition): boolean {
  if (operator === '~' || operator === '!~') {
    return likePattern(values[0] ?? '').test(String(value ?? '')) === (operator === '~');
  }
  const mine = comparable(type, value);
  if (mine === undefined) return operator === '!=';
  const [first = mine, second = mine] = values.map((each) => comparable(type, each) ?? '');
  switch (operator) {
    case '=':
    case 'IN':
      return values.some((each) => comparable(type, each) === mine);
    case '!=':
      return mine !== first;
    case '>':
      return mine > first;
    case '>=':
      return mine >= first;
    case '<':
      return mine < first;
    case '<=':
      return mine <= first;
    case '><':
      return mine >= first && mine <= second;
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

/** Rows of reports print dates as 06/30/2026. Source: vendor's Reports pages. */
const timeOf = (text: string): number => parseTime(text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')) ?? Number.NaN;

/** `%` stands for any text, also none. */
function likePattern(text: string): RegExp {
  const parts = text.split('%').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'isu');
}
