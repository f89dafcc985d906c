import { InputError } from '../../errors';
import type { Entity } from '../entity';
import type { AnyOf, Condition } from '../system';
import { conditionFaults, filterFaults, MOST_VALUES } from './conditionFaults';
import { encodeValue } from './conditions';
import { type Conjunction, simplify } from './conjunction';
import { priceOf } from './costs';
import { inOneOr, joinByField } from './joinSearches';
import { relationsOf } from './query';
import { searchField } from './searchFields';

/** One query to the vendor. */
export interface Search {
  /** One for each field, and one group of alternatives at most. */
  readonly filters: readonly (Condition | AnyOf)[];
  /** To be checked on the records that come. */
  readonly checks: readonly Condition[];
}

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
): readonly Search[] {
  refuse(
    entity,
    alternatives.flat().flatMap((condition) => faultsOf(entity, condition)),
  );
  const simplified = alternatives.map((conditions) => simplify(entity, conditions));
  refuse(
    entity,
    simplified.flatMap((each) => ('faults' in each ? each.faults : [])),
  );
  const conjunctions = withoutNarrower(simplified.filter((each) => 'filters' in each));
  const plans = [joinByField(conjunctions), inOneOr(conjunctions)]
    .filter((plan) => plan !== undefined)
    .map((plan) => plan.flatMap((search) => splitLists(entity, search)));
  const [cheapest = []] = plans.sort((a, b) => planPrice(entity, a, relations) - planPrice(entity, b, relations));
  refuse(
    entity,
    cheapest.flatMap(({ filters }) => filterFaults(entity, filters)),
  );
  return cheapest;
}

function refuse(entity: Entity, faults: readonly string[]): void {
  if (faults.length > 0) throw new InputError(`Search for ${entity.plural}: ${[...new Set(faults)].join('; ')}.`);
}

/** A list of values may be longer here than the vendor takes. */
const faultsOf = (entity: Entity, condition: Condition): string[] =>
  condition.operator === 'IN' && condition.values.length > 0
    ? condition.values.flatMap((value) => conditionFaults(entity, { ...condition, values: [value] }))
    : conditionFaults(entity, condition);

/** `a or (a and b)` is `a`. */
function withoutNarrower(conjunctions: readonly Conjunction[]): Conjunction[] {
  const parts = conjunctions.map(
    ({ filters, checks }) => new Set([...filters, ...checks].map((each) => JSON.stringify(each))),
  );
  const isWithin = (wide: number, narrow: number) => [...(parts[wide] ?? [])].every((part) => parts[narrow]?.has(part));
  return conjunctions.filter(
    (_, at) =>
      !conjunctions.some((__, other) => other !== at && isWithin(other, at) && (other < at || !isWithin(at, other))),
  );
}

function planPrice(entity: Entity, plan: readonly Search[], relations: readonly string[]): number {
  const prices = plan.map(({ filters }) =>
    priceOf({ method: 'GET', entity, single: false, filters, relations: relationsOf({ entity, filters, relations }) }),
  );
  return prices.reduce((sum, price) => sum + price, 0);
}

/** Queries with lists that the vendor takes: every combination of parts of the long ones. */
function splitLists(entity: Entity, { filters, checks }: Search): Search[] {
  return filters
    .map((filter) => ('operator' in filter && filter.operator === 'IN' ? splitList(entity, filter) : [filter]))
    .reduce<Search[]>(
      (searches, parts) =>
        searches.flatMap((search) => parts.map((part) => ({ checks, filters: [...search.filters, part] }))),
      [{ checks, filters: [] }],
    );
}

function splitList(entity: Entity, condition: Condition): Condition[] {
  const most = searchField(entity, condition.field).isParameter && condition.field !== 'itemCode' ? 1 : MOST_VALUES;
  const parts: string[][] = [];
  let length = 0;
  for (const value of condition.values) {
    const part = parts.at(-1);
    length += encodeValue(JSON.stringify(value)).length + ENCODED_COMMA.length;
    if (part && part.length < most && length <= LONGEST_LIST) {
      part.push(value);
    } else {
      parts.push([value]);
      length = encodeValue(JSON.stringify(value)).length;
    }
  }
  return parts.map((values) => ({ ...condition, operator: values.length > 1 ? 'IN' : '=', values }));
}

const ENCODED_COMMA = '%2C';

/** In characters as sent: many servers refuse URLs beyond 8 KB. */
const LONGEST_LIST = 5000;
