import type { Column } from '../../data/row';
import { emptyValue } from '../../data/row';
import { parseTime } from '../../data/time';

/** A value of a body as it is stored, or what is wrong with it. */
export type Coerced = { readonly value: unknown } | { readonly fault: string };

/**
 * Numbers and booleans may come as texts. Empty and null empty the field (Source: vendor's page Introduction).
 * A datetime finer than a second loses its fraction.
 */
export function coerce(column: Column, sent: unknown, timeZone: string): Coerced {
  if (isBlank(sent)) {
    return { value: emptyValue(column) };
  }
  if (typeof sent === 'object') {
    return { fault: 'must be a single value' };
  }
  const coerced = byType(column, sent, timeZone);
  return 'value' in coerced ? withinLimits(column, coerced.value) : coerced;
}

/** Nothing to a text field, and the same to all others. */
export const isBlank = (sent: unknown): boolean => sent === null || (typeof sent === 'string' && sent.trim() === '');

function byType(column: Column, sent: unknown, timeZone: string): Coerced {
  switch (column.type) {
    case 'integer':
      return number(sent, Number.isSafeInteger, 'must be a whole number');
    case 'float':
      return number(sent, Number.isFinite, 'must be a number');
    case 'boolean':
      return boolean(sent);
    case 'datetime':
      return datetime(sent, timeZone);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(sent))
        ? { value: sent }
        : { fault: 'must be a date such as 2016-11-02' };
    default:
      return { value: String(sent) };
  }
}

function number(sent: unknown, isValid: (value: number) => boolean, fault: string): Coerced {
  const value = typeof sent === 'boolean' ? Number.NaN : Number(sent);
  return isValid(value) && String(sent).trim() !== '' ? { value } : { fault };
}

function boolean(sent: unknown): Coerced {
  const word = String(sent);
  if (word === 'true' || word === '1') {
    return { value: true };
  }
  return word === 'false' || word === '0' ? { value: false } : { fault: 'must be true or false' };
}

function datetime(sent: unknown, timeZone: string): Coerced {
  const time = parseTime(String(sent), timeZone);
  return time ? { value: time.text } : { fault: 'must be a time such as 2016-11-02T19:36:29+00:00' };
}

function withinLimits(column: Column, value: unknown): Coerced {
  if (column.enum && !column.enum.map(String).includes(String(value))) {
    return { fault: `must be one of ${column.enum.join(', ')}` };
  }
  const { maxLength } = column;
  return maxLength !== undefined && String(value).length > maxLength
    ? { fault: `must have at most ${maxLength} characters` }
    : { value };
}
