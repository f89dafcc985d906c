import type { Entity, Filtering } from '../../../model/entity';
import { filterField, filterNames, RESERVED } from '../../../model/filterFields';
import type { AnyOf, Condition } from '../../../model/query';
import { valueIssue } from '../../../model/values';
import { suggestion } from '../../../util/text';
import { retailCatalogue } from '../catalogue';

/** The vendor refuses longer lists. Source: vendor's changelog 2022.05.20. */
export const MAX_VALUES = 100;

/** The issues of a list's filters, in words for the flow's designer; without values. */
export function filterIssues(entity: Entity, filters: readonly (Condition | AnyOf)[]): string[] {
  const conditions = filters.flatMap((filter) => ('anyOf' in filter ? filter.anyOf : [filter]));
  const single = filters.flatMap((filter) => ('anyOf' in filter ? [] : [filter.field]));
  return [
    ...conditions.flatMap((condition) => conditionIssues(entity, condition)),
    // No page describes a repeated parameter; many servers keep only the last one.
    ...repeated(single).map(
      (name) => `"${name}" can have one condition only (use >< for a range, IN for several values)`,
    ),
    ...missingParameters(entity, single),
  ];
}

/** Everything that is wrong with one condition. */
export function conditionIssues(entity: Entity, { field, operator, values }: Condition): string[] {
  if (field === 'archived' || field === 'archive') return [`"${field}" is chosen by "Archived Objects" of the step`];
  if (RESERVED.includes(field)) return [`"${field}" is not a field to filter by`];
  const known = filterField(retailCatalogue, entity, field);
  if (!known) return [`"${field}" is unknown${suggestion(field, filterNames(entity))}`];
  if (known.type === 'object') return [`"${field}" is a nested part; filter by one of its fields`];
  if (known.operators && !known.operators.includes(operator)) return [`"${field}" ${operatorIssue(known.operators)}`];
  const count = countIssue(operator, values.length);
  if (count) return [`"${field}" ${count}`];
  // A comma would end the first value of a range.
  if (operator === '><' && values.some((value) => value.includes(','))) {
    return [`"${field}" cannot be between values that hold commas`];
  }
  const type = operator === '~' || operator === '!~' ? undefined : known.type;
  const issue = values.map((value) => valueIssue(type, value)).find((found) => found !== undefined);
  return issue === undefined ? [] : [`"${field}" must be ${issue}`];
}

function operatorIssue(operators: NonNullable<Filtering['operators']>): string {
  const words = operators.filter((each) => each !== 'or').map((each) => (each === 'IN' ? 'in' : each));
  return `can be compared with ${words.join(' or ')} only`;
}

function countIssue(operator: Condition['operator'], count: number): string | undefined {
  if (operator === 'IN') {
    return count >= 1 && count <= MAX_VALUES ? undefined : `takes 1 to ${MAX_VALUES} values for IN`;
  }
  const wanted = operator === '><' ? 2 : 1;
  return count === wanted ? undefined : `takes ${wanted === 1 ? 'one value' : 'two values'} for ${operator}`;
}

/** The parameters that a list cannot do without, as far as they are not given. */
export const missingParameters = (entity: Entity, given: readonly string[]): string[] =>
  Object.entries(entity.queryParams ?? {})
    .filter(([name, { required }]) => required && !given.includes(name))
    .map(([name]) => `"${name}" is required`);

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];
