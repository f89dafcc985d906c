import type { Entity, FieldType } from '../../../model/entity';
import { filterField } from '../../../model/filterFields';
import type { Condition } from '../../../model/query';
import { formatTime, hasOffset, parseTime, unprinted, wholeSecond } from '../../../model/times';
import { getOwn } from '../../../util/collections';
import { decimalNumber, wholeNumber } from '../../../util/numbers';
import { retailCatalogue } from '../catalogue';

/** A condition that can be sent, or its outcome where that is known without the vendor. */
export type Normalized = Condition | 'always' | 'never';

/**
 * The same condition in the vendor's form: nothing round its values but in texts, and times without fractions of a
 * second, which no page shows in a filter. The vendor's times are whole seconds, so nothing is lost: what comes after
 * 12:00:00.5 comes at 12:00:01 or later, and no time equals it. Of a moment that is compared with a date only the day
 * counts. A value of another type stays unchanged, to be refused.
 */
export function normalizeCondition(entity: Entity, given: Condition): Normalized {
  const { field, operator } = given;
  const type = filterField(retailCatalogue, entity, field)?.type;
  if (type === undefined || FREE.includes(type) || operator === '~' || operator === '!~') return given;
  const condition = { ...given, values: given.values.map((value) => normalValue(entity, type, value.trim())) };
  if (type === 'date')
    return { ...condition, values: condition.values.map(isParameter(entity, field) ? wholeSecond : dayOf) };
  if (type !== 'datetime') return condition;
  return condition.values.some(isFiner) ? rounded(condition) : { ...condition, values: condition.values.map(secondOf) };
}

/** Reads numbers and flags as people write them; any other text stays unchanged, to be refused. */
function normalValue(entity: Entity, type: FieldType, value: string): string {
  switch (type) {
    case 'integer':
      return wholeNumber(value) ?? value;
    case 'float':
      return plainDecimal(value) ?? value;
    case 'boolean':
      return value.toLowerCase();
    case 'date':
    case 'datetime':
      return entity.kind === 'report' ? unprinted(value) : value;
    default:
      return value;
  }
}

/** No page shows an exponent in a filter. */
function plainDecimal(text: string): string | undefined {
  const decimal = decimalNumber(text);
  if (decimal === undefined) return undefined;
  if (/^-?\d+(?:\.\d+)?$/.test(decimal)) return decimal;
  const plain = Number(decimal)
    .toFixed(MAX_DECIMALS)
    .replace(/0{1,10}$/, '')
    .replace(/\.$/, '');
  return Number(plain) === Number(decimal) ? plain : undefined;
}

const MAX_DECIMALS = 10;

const FREE: readonly FieldType[] = ['string', 'mixed'];

/** The days of a report: a moment stands for its day there. */
const isParameter = (entity: Entity, field: string): boolean => getOwn(entity.queryParams, field) !== undefined;

function rounded(condition: Condition): Normalized {
  const { operator, values } = condition;
  const [first = '', last = ''] = values;
  switch (operator) {
    case '>':
    case '>=':
      return { ...condition, operator: '>=', values: [nextSecond(first)] };
    case '<':
    case '<=':
      return { ...condition, operator: '<=', values: [wholeSecond(first)] };
    case '><':
      return { ...condition, values: [isFiner(first) ? nextSecond(first) : secondOf(first), wholeSecond(last)] };
    case '=':
      return 'never';
    case '!=':
      return 'always';
    case 'IN': {
      const possible = values.filter((value) => !isFiner(value)).map(secondOf);
      return possible.length > 0 ? { ...condition, values: possible } : 'never';
    }
    default:
      return condition;
  }
}

const isFiner = (text: string): boolean => (parseTime(text) ?? 0) % 1000 !== 0;

/** What is no time stays unchanged, to be refused. */
const secondOf = (text: string): string => (parseTime(text) === undefined ? text : wholeSecond(text));

/** Without an offset it stays without one: whose time is meant then is the vendor's business. */
function nextSecond(text: string): string {
  const next = formatTime(Math.ceil((parseTime(text) ?? 0) / 1000) * 1000);
  return hasOffset(text) ? next : next.slice(0, '2026-06-01T12:00:00'.length);
}

const dayOf = (text: string): string => (parseTime(text) === undefined ? text : text.slice(0, '2026-06-01'.length));
