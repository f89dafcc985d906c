import type { Entity } from '../../../model/entity';
import { takesLists } from '../../../model/filterFields';
import type { Condition } from '../../../model/query';
import { groupBy } from '../../../util/collections';
import { throwIfInvalid } from '../../../util/issues';
import { retailCatalogue } from '../catalogue';
import { priceOf } from '../costs';
import { filterIssues, MAX_VALUES, missingParameters } from './checkConditions';
import { type Conjunction, type PlannedQuery, simplify } from './conjunction';
import { encodeValue } from './encode';
import { inOneOr, joinByField } from './joinSearches';
import { normalizeCondition } from './normalizeCondition';
import { relationsOf } from './query';
import { refuseTooMany } from './queryLimit';
import { searchIssues } from './searchIssues';

/**
 * Plans the queries that together find the records for which all conditions of some alternative hold. The same record
 * may be found by several of them. No query: no record can fulfil the conditions.
 *
 * What the vendor can do is one condition per field, all joined by "and", and one `or` with narrow rules. So conditions
 * on one field are merged, alternatives that differ in one field are joined, and what is left becomes several queries
 * or one `or`, whichever costs fewer drips for a page of each.
 *
 * @param alternatives conditions within one of them are joined by "and"; `[[]]` finds every record
 * @param relations that will be loaded; they are paid for with every query
 * @throws InputError naming everything that cannot be asked for
 */
export function planSearches(
  entity: Entity,
  alternatives: readonly (readonly Condition[])[],
  relations: readonly string[] = [],
): readonly PlannedQuery[] {
  const normalized = alternatives.map((conditions) =>
    conditions.map((condition) => normalizeCondition(entity, condition)),
  );
  const missing = alternatives.flatMap((conditions) =>
    missingParameters(
      entity,
      conditions.map(({ field }) => field),
    ),
  );
  throwIfImpossible([...searchIssues(entity, alternatives), ...missing]);
  const simplified = normalized
    .filter((conditions) => !conditions.includes('never'))
    .map((conditions) =>
      simplify(
        entity,
        conditions.filter((each) => typeof each !== 'string'),
      ),
    );
  const searches = cheapestPlan(entity, withoutRedundant(simplified.filter((each) => 'filters' in each)), relations);
  throwIfImpossible(searches.flatMap(({ filters }) => filterIssues(entity, filters)));
  return searches;
}

/** Alternatives joined field by field, or in one `or` where that is cheaper; long lists in parts. */
function cheapestPlan(
  entity: Entity,
  conjunctions: readonly Conjunction[],
  relations: readonly string[],
): PlannedQuery[] {
  refuseTooLong(entity, conjunctions);
  const plans = [joinByField(entity, conjunctions), inOneOr(entity, conjunctions)]
    .filter((plan) => plan !== undefined)
    .map((plan) => plan.map((search) => ({ search, split: splitLists(entity, search) })));
  const priceOfPlan = (plan: (typeof plans)[number]) =>
    sum(plan.map(({ search, split }) => countQueries(split) * searchPrice(entity, search, relations)));
  const [cheapest = []] = plans.sort((a, b) => priceOfPlan(a) - priceOfPlan(b));
  const splits = cheapest.map(({ split }) => split);
  refuseTooMany(entity, sum(splits.map(countQueries)), splitFields(splits));
  return splits.flatMap(combined);
}

/** No query takes more than so many values of a field, however alternatives are joined: joining them takes time. */
function refuseTooLong(entity: Entity, conjunctions: readonly Conjunction[]): void {
  const lists = conjunctions.flatMap(({ filters }) => filters.filter(({ operator }) => operator === 'IN'));
  for (const [name, conditions] of groupBy(lists, ({ field }) => field)) {
    const { size } = new Set(conditions.flatMap(({ values }) => values));
    refuseTooMany(entity, Math.ceil(size / MAX_VALUES), [name]);
  }
}

/** The fields whose lists are in several parts. */
const splitFields = (splits: readonly SplitSearch[]): string[] => [
  ...new Set(
    splits.flatMap(({ parts }) =>
      parts.flatMap(([first, ...others]) => (first && 'field' in first && others.length > 0 ? first.field : [])),
    ),
  ),
];

const throwIfImpossible = (issues: readonly string[]): void => throwIfInvalid([...new Set(issues)]);

/** `a or (a and b)` is `a`. */
function withoutRedundant(conjunctions: readonly Conjunction[]): Conjunction[] {
  const parts = conjunctions.map(
    ({ filters, checks }) => new Set([...filters, ...checks].map((each) => JSON.stringify(each))),
  );
  const isWithin = (wide: number, narrow: number) => [...(parts[wide] ?? [])].every((part) => parts[narrow]?.has(part));
  return conjunctions.filter(
    (_, at) =>
      !conjunctions.some((__, other) => other !== at && isWithin(other, at) && (other < at || !isWithin(at, other))),
  );
}

const searchPrice = (
  entity: Entity,
  { filters }: Pick<PlannedQuery, 'filters'>,
  relations: readonly string[],
): number =>
  priceOf({ method: 'GET', entity, single: false, filters, relations: relationsOf({ entity, filters, relations }) });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A search whose long lists are in parts that the vendor takes, each filter with its parts. */
export interface SplitSearch {
  readonly checks: PlannedQuery['checks'];
  readonly parts: readonly (readonly PlannedQuery['filters'][number][])[];
}

/** The vendor takes lists of a certain length only: every combination of their parts is a query of its own. */
export const splitLists = (entity: Entity, { filters, checks }: PlannedQuery): SplitSearch => ({
  checks,
  parts: filters.map((filter) =>
    'operator' in filter && filter.operator === 'IN' ? splitList(entity, filter) : [filter],
  ),
});

/** How many queries a search becomes; nothing is planned for it. */
export const countQueries = ({ parts }: SplitSearch): number =>
  parts.reduce((product, { length }) => product * length, 1);

/** The queries. Count them first: of four lists of 5,000 values there are millions. */
export const combined = ({ parts, checks }: SplitSearch): PlannedQuery[] =>
  parts.reduce<PlannedQuery[]>(
    (searches, each) =>
      searches.flatMap((search) => each.map((part) => ({ checks, filters: [...search.filters, part] }))),
    [{ checks, filters: [] }],
  );

function splitList(entity: Entity, condition: Condition): Condition[] {
  const most = takesLists(retailCatalogue, entity, condition.field) ? MAX_VALUES : 1;
  const parts: string[][] = [];
  let room = 0;
  for (const value of condition.values) {
    const size = encodeValue(`${JSON.stringify(value)},`).length;
    const part = parts.at(-1);
    if (part && part.length < most && size <= room) {
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
