import type { FieldType } from './entity';
import { parseTime, wholeSecond } from './times';

/** What a value must be to be compared with a field of that type; undefined when it is. Never tells the value. */
export function valueIssue(type: FieldType | undefined, value: string): string | undefined {
  if (LONE_SURROGATE.test(value)) return 'text without broken characters';
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(value) ? undefined : 'a whole number';
    case 'float':
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : 'a number with a decimal point';
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'true or false';
    case 'date':
    case 'datetime':
      return isWholeSecond(value) ? undefined : 'a date and time, as 2026-06-01T12:00:00Z';
    default:
      return undefined;
  }
}

/** A whole number that JSON has rounded: it may be another one than was meant. */
export const isInexact = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

/** The value as it is sent: a time in a form that the vendor's pages show. */
export const wireValue = (type: FieldType | undefined, value: string): string =>
  (type === 'datetime' || type === 'date') && isWholeSecond(value) ? wholeSecond(value) : value;

const isWholeSecond = (text: string): boolean => (parseTime(text) ?? 0.5) % 1000 === 0;

// Half of an emoji, for example: it has no UTF-8 form, so it cannot be sent.
export const LONE_SURROGATE = /\p{Surrogate}/u;
