import type { Entity } from '../../../model/entity';
import type { Condition } from '../../../model/query';
import { throwIfInvalid } from '../../../util/issues';
import { priceOf } from '../costs';
import { filterIssues, missingParameters } from './checkConditions';
import { type Conjunction, type PlannedQuery, simplify } from './conjunction';
import { inOneOr, joinByField } from './joinSearches';
import { normalizeCondition } from './normalizeCondition';
import { relationsOf } from './query';
import { searchIssues } from './searchIssues';
import { countQueries, queriesOf, splitFields, splitLists, throwIfListsTooLong, throwIfTooMany } from './splitLists';

/**
 * Plans the queries that together find the records for which all conditions of some alternative hold. The same record
 * may be found by several of them. No query: no record can fulfil the conditions.
 *
 * The vendor takes one condition per field, all joined by "and", and one `or` with narrow rules. So conditions on one
 * field are merged, alternatives that differ in one field are joined, and the remaining ones become several queries or
 * one `or`, whichever costs fewer drips for a page of each.
 *
 * @param alternatives conditions within one of them are joined by "and"; `[[]]` finds every record
 * @param relations that will be loaded; they are paid for with every query
 * @throws InputError naming everything that the vendor cannot be asked
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

/** Joins alternatives field by field, or in one `or` where that is cheaper, and splits long lists. */
function cheapestPlan(
  entity: Entity,
  conjunctions: readonly Conjunction[],
  relations: readonly string[],
): PlannedQuery[] {
  throwIfListsTooLong(entity, conjunctions);
  const plans = [joinByField(entity, conjunctions), inOneOr(entity, conjunctions)]
    .filter((plan) => plan !== undefined)
    .map((plan) => plan.map((search) => ({ search, split: splitLists(entity, search) })));
  const priceOfPlan = (plan: (typeof plans)[number]) =>
    sum(plan.map(({ search, split }) => countQueries(split) * searchPrice(entity, search, relations)));
  const [cheapest = []] = plans.sort((a, b) => priceOfPlan(a) - priceOfPlan(b));
  const splits = cheapest.map(({ split }) => split);
  throwIfTooMany(entity, sum(splits.map(countQueries)), splitFields(splits));
  return splits.flatMap(queriesOf);
}

const throwIfImpossible = (issues: readonly string[]): void => throwIfInvalid([...new Set(issues)]);

/** Leaves out alternatives that a wider one covers: `a or (a and b)` is `a`. Of equal ones the first stays. */
function withoutRedundant(conjunctions: readonly Conjunction[]): Conjunction[] {
  const sets = conjunctions.map(conditionTexts);
  const covers = (wide: number, narrow: number) => [...(sets[wide] ?? [])].every((text) => sets[narrow]?.has(text));
  const isRedundant = (at: number) =>
    conjunctions.some((_, other) => other !== at && covers(other, at) && (other < at || !covers(at, other)));
  return conjunctions.filter((_, at) => !isRedundant(at));
}

const conditionTexts = ({ filters, checks }: Conjunction): ReadonlySet<string> =>
  new Set([...filters, ...checks].map((condition) => JSON.stringify(condition)));

const searchPrice = (
  entity: Entity,
  { filters }: Pick<PlannedQuery, 'filters'>,
  relations: readonly string[],
): number =>
  priceOf({ method: 'GET', entity, single: false, filters, relations: relationsOf({ entity, filters, relations }) });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
