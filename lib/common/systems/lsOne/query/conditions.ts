import type { Entity, FieldType } from '../../../model/entity';
import { filterField, filterNames } from '../../../model/filterFields';
import type { Condition } from '../../../model/query';
import { valueIssue } from '../../../model/values';
import { getOwn } from '../../../util/collections';
import { decimalNumber, wholeNumber } from '../../../util/numbers';
import { suggestion } from '../../../util/text';
import type { Alternatives } from '../../system';
import { lsOneCatalogue } from '../catalogue';
import { dateKey } from '../records/dates';

/**
 * The condition with the names of records and with values in one form. Dates stay as they are. A value of another type is
 * left for {@link conditionIssues}.
 */
export function normalizeCondition(entity: Entity, { field: given, operator, values }: Condition): Condition {
  const field = getOwn(entity.otherNames, given) ?? given;
  const type = typeOf(entity, field);
  const isPattern = operator === '~' || operator === '!~';
  return { field, operator, values: isPattern ? values : values.map((value) => normalValue(type, value)) };
}

const typeOf = (entity: Entity, field: string): FieldType | undefined =>
  filterField(lsOneCatalogue, entity, field)?.type;

function normalValue(type: FieldType | undefined, value: string): string {
  switch (type) {
    case 'integer':
      return wholeNumber(value) ?? value;
    case 'float':
      return decimalNumber(value) ?? value;
    case 'boolean':
      return value.trim().toLowerCase();
    case 'datetime':
      return value.trim();
    default:
      return value;
  }
}

/** Everything that is wrong with the conditions of a search, by the name of the field; without values. */
export const searchIssues = (entity: Entity, alternatives: Alternatives): string[] =>
  alternatives.flatMap((conditions) => conditions.flatMap((condition) => conditionIssues(entity, condition)));

/** Everything that is wrong with one condition. */
export function conditionIssues(entity: Entity, condition: Condition): string[] {
  const { field, operator, values } = normalizeCondition(entity, condition);
  const known = filterField(lsOneCatalogue, entity, field);
  if (!known) return [`"${field}" is unknown${suggestion(field, filterNames(entity))}`];
  if (known.operators && operator !== 'IN' && !known.operators.includes(operator)) {
    return [`"${field}" can be compared with ${known.operators.join(' or ')} only`];
  }
  const wanted = operator === '><' ? 2 : 1;
  if (operator === 'IN' ? values.length === 0 : values.length !== wanted) {
    return [`"${field}" takes ${operator === 'IN' ? 'one value or more' : `${wanted} value(s)`} for ${operator}`];
  }
  // Every text contains it, so that a value that was forgotten would find all records.
  if (known.type === 'string' && getOwn(entity.queryParams, field) && values.some((value) => value.trim() === '')) {
    return [`"${field}" must not be blank`];
  }
  const isPattern = operator === '~' || operator === '!~';
  const issue = isPattern
    ? undefined
    : values.map((value) => issueOf(known.type, value)).find((each) => each !== undefined);
  return issue === undefined ? [] : [`"${field}" must be ${issue}`];
}

function issueOf(type: FieldType | undefined, value: string): string | undefined {
  if (type === 'datetime') return dateKey(value) === undefined ? 'a date and time, as 2026-06-01T12:00:00' : undefined;
  if (type === 'float') return decimalNumber(value) === undefined ? 'a number with a decimal point' : undefined;
  return valueIssue(type, value);
}
