import type { Column } from '../../data/row';
import { parseTime } from '../../data/time';
import { badRequest } from '../apiError';
import { wireValue } from '../read/wire';
import type { Filter, OperatorName } from './operator';

/** Whether a stored value passes a filter. */
export type ValueTest = (value: unknown) => boolean;

type Comparable = number | string;

/**
 * Turns a filter into a test, by the field's type: numbers numerically, datetimes by instant, booleans by their two
 * words, texts without regard to case (as the vendor's database compares them). What does not fit the type is
 * refused. An unset value passes the two negative operators only.
 */
export function valueTest(filter: Filter, column: Column, timeZone: string): ValueTest {
  const { operator } = filter;
  if (operator === '~' || operator === '!~') {
    const matches = likeTest(filter.values[0] ?? '');
    return (value) => matches(String(wireValue(value))) === (operator === '~');
  }
  const operands = filter.values.map((text) => operandOf(filter.field, column, text, timeZone));
  const passes = comparison(operator, operands);
  const isText = column.type === 'string' || column.type === 'mixed';
  return (value) => {
    if (value === undefined) {
      return operator === '!=';
    }
    return passes(isText ? String(value).toLowerCase() : typeof value === 'string' ? value : Number(value));
  };
}

function comparison(operator: OperatorName, operands: readonly Comparable[]): (value: Comparable) => boolean {
  const [first = '', second = ''] = operands;
  const set = new Set(operands);
  switch (operator) {
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
    case '!=':
      return (value) => value !== first;
    default:
      return (value) => set.has(value);
  }
}

function operandOf(field: string, column: Column, text: string, timeZone: string): Comparable {
  switch (column.type) {
    case 'integer':
    case 'float':
      return numberOf(field, text);
    case 'boolean':
      return booleanOf(field, text);
    case 'datetime':
      return instantOf(field, text, timeZone);
    case 'date':
      return dateOf(field, text);
    default:
      return text.toLowerCase();
  }
}

function numberOf(field: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw badRequest(`${field} must be compared with a number.`);
  }
  return value;
}

function booleanOf(field: string, text: string): number {
  if (text !== 'true' && text !== 'false') {
    throw badRequest(`${field} must be compared with true or false.`);
  }
  return Number(text === 'true');
}

// The vendor's times have whole seconds: a finer bound has no documented meaning, so it is refused.
function instantOf(field: string, text: string, timeZone: string): string {
  const time = parseTime(text, timeZone);
  if (!time || time.cut) {
    throw badRequest(
      `${field} must be compared with a time of whole seconds, such as 2016-11-02T19:36:29+00:00 (its plus sent as %2B).`,
    );
  }
  return time.text;
}

function dateOf(field: string, text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw badRequest(`${field} must be compared with a date such as 2016-11-02.`);
  }
  return text;
}

/**
 * `%` stands for any text, also none; everything else for itself, without regard to case. The shortest text before each
 * wildcard is taken, which is as good as any longer one: nothing is tried twice.
 */
function likeTest(pattern: string): (text: string) => boolean {
  const [start = '', ...rest] = pattern.toLowerCase().split('%');
  const end = rest.pop();
  return (text) => {
    const lower = text.toLowerCase();
    if (end === undefined) return lower === start;
    if (!lower.startsWith(start)) return false;
    let left = lower.slice(start.length);
    for (const part of rest) {
      const at = left.indexOf(part);
      if (at < 0) return false;
      left = left.slice(at + part.length);
    }
    return left.endsWith(end);
  };
}
