import type { Entity, FieldType } from '../../../model/entity';
import { searchField } from '../../../model/filterFields';
import type { Condition, Operator, VendorRecord } from '../../../model/query';
import { parseTime, unprinted } from '../../../model/times';
import { groupBy, isObject } from '../../../util/collections';
import { messageError } from '../../../util/issues';
import { retailCatalogue } from '../catalogue';
import { isLike } from './wildcards';

/** A value as it is compared. */
export type Comparable = number | string;

/**
 * Tests whether a value of a record, or a text of that value, meets a condition, as the vendor compares: numbers by
 * value, times by instant, texts without regard to case. An unset value meets `!=` and `!~` only.
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
    const own = comparable(type, value);
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
export function comparable(type: FieldType | undefined, value: unknown): Comparable | undefined {
  const isNumber = type === 'integer' || type === 'float';
  const isTime = type === 'datetime' || type === 'date';
  const text = String(value ?? '');
  if (value === undefined || value === null || (text === '' && (isNumber || isTime))) return undefined;
  const compared = isNumber ? Number(text) : isTime ? timeOf(text) : text.toLowerCase();
  if (Number.isNaN(compared)) throw new RangeError(`no ${type}`);
  return compared;
}

/** Unset values come first. */
export function compareValues(a: Comparable | undefined, b: Comparable | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a < b ? -1 : Number(a > b);
}

const timeOf = (text: string): number => parseTime(unprinted(text)) ?? Number.NaN;

/**
 * A test of records against conditions that the vendor could not be sent. Conditions on a relation must be met by one
 * and the same linked object. The test throws an `InputError` for a record that does not show what it asks for: to
 * leave such a record out could be wrong.
 */
export function recordCheck(entity: Entity, checks: readonly Condition[]): (record: VendorRecord) => boolean {
  const groups = [...groupBy(checks, ({ field }) => searchField(retailCatalogue, entity, field).relation)].map(
    ([relation, conditions]) => ({ relation, tests: conditions.map((condition) => partTest(entity, condition)) }),
  );
  return (record) =>
    groups.every(({ relation, tests }) =>
      linkedRecords(record, relation).some((part) => tests.every((meets) => meets(part))),
    );
}

/** The record itself, or its linked objects of one relation: to-many ones are a list below their wrapper. */
function linkedRecords(record: VendorRecord, relation: string | undefined): VendorRecord[] {
  const value = relation === undefined ? record : record[relation];
  const list = relation !== undefined && isObject(value) ? Object.values(value).find(Array.isArray) : undefined;
  return [list ?? value].flat().filter(isObject);
}

function partTest(entity: Entity, condition: Condition): (part: VendorRecord) => boolean {
  const { type = 'string' } = searchField(retailCatalogue, entity, condition.field);
  const name = condition.field.split('.').at(-1) ?? '';
  const passes = conditionTest(type, condition);
  return (part) => {
    // Times are left out while they are unset, nothing else is.
    const isUnknown = part[name] === undefined && type !== 'datetime' && type !== 'date';
    try {
      if (!isUnknown) return passes(part[name]);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    const issue = `"${condition.field}" can have one condition only, as Lightspeed does not show it in every object`;
    throw messageError([issue], 'The search was stopped.');
  };
}
