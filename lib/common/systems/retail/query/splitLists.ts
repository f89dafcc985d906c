import type { Entity } from '../../../model/entity';
import { takesLists } from '../../../model/filterFields';
import type { Condition } from '../../../model/query';
import { groupBy } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';
import { MAX_VALUES } from './checkConditions';
import type { Conjunction, PlannedQuery } from './conjunction';
import { encodeValue } from './encode';

/** A query whose long lists are split into parts that the vendor takes: the parts of each filter. */
export interface SplitQuery {
  readonly checks: PlannedQuery['checks'];
  readonly parts: readonly (readonly PlannedQuery['filters'][number][])[];
}

/** The vendor takes lists of a limited length: every combination of their parts is a query of its own. */
export const splitLists = (entity: Entity, { filters, checks }: PlannedQuery): SplitQuery => ({
  checks,
  parts: filters.map((filter) =>
    'operator' in filter && filter.operator === 'IN' ? splitList(entity, filter) : [filter],
  ),
});

/** The number of queries, without making them. */
export const countQueries = ({ parts }: SplitQuery): number =>
  parts.reduce((product, { length }) => product * length, 1);

/** Makes the queries. Count them first: of four lists of 5,000 values there are millions. */
export const queriesOf = ({ parts, checks }: SplitQuery): PlannedQuery[] =>
  parts.reduce<PlannedQuery[]>(
    (queries, partsOfFilter) =>
      queries.flatMap((query) => partsOfFilter.map((part) => ({ checks, filters: [...query.filters, part] }))),
    [{ checks, filters: [] }],
  );

/** The fields whose lists were split into several parts. */
export const splitFields = (splits: readonly SplitQuery[]): string[] => [
  ...new Set(
    splits.flatMap(({ parts }) =>
      parts.flatMap(([first, ...others]) => (first && 'field' in first && others.length > 0 ? first.field : [])),
    ),
  ),
];

function splitList(entity: Entity, condition: Condition): Condition[] {
  const maxValues = takesLists(retailCatalogue, entity, condition.field) ? MAX_VALUES : 1;
  const parts: string[][] = [];
  let room = 0;
  for (const value of condition.values) {
    const size = encodeValue(`${JSON.stringify(value)},`).length;
    const part = parts.at(-1);
    if (part && part.length < maxValues && size <= room) {
      part.push(value);
      room -= size;
    } else {
      parts.push([value]);
      room = MAX_LIST_LENGTH - size;
    }
  }
  return parts.map((values) => ({ ...condition, operator: values.length > 1 ? 'IN' : '=', values }));
}

/** In characters as sent: many servers refuse URLs beyond 8 KB. */
const MAX_LIST_LENGTH = 5000;

/** Some minutes of the vendor's rate allow this many requests for one search. */
const MAX_QUERIES = 300;

/** Throws an `InputError` for a search that needs too many requests. `names` are the fields with the long lists. */
export function throwIfTooMany({ plural }: Entity, count: number, names: readonly string[]): void {
  if (count <= MAX_QUERIES) return;
  throw new InputError(
    `Search for ${plural}: these values need ${count > 1e6 ? 'more than 1000000' : count} requests, and at most ${MAX_QUERIES} are made. ` +
      `Shorten the list of ${names.map((name) => `"${name}"`).join(' or ')}, or search in several steps.`,
  );
}

/** Called before alternatives are joined, which takes time: a list stays at least as long by that. */
export function throwIfListsTooLong(entity: Entity, conjunctions: readonly Conjunction[]): void {
  const lists = conjunctions.flatMap(({ filters }) => filters.filter(({ operator }) => operator === 'IN'));
  for (const [name, conditions] of groupBy(lists, ({ field }) => field)) {
    const { size } = new Set(conditions.flatMap(({ values }) => values));
    throwIfTooMany(entity, Math.ceil(size / MAX_VALUES), [name]);
  }
}
