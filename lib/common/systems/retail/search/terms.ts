import { InputError } from '../../../errors';
import type { Entity } from '../../entity';
import type { Condition } from '../../system';
import { priceOf } from '../costs';
import { conditionFaults, filterFaults, MOST_VALUES } from '../lists/conditionFaults';
import { relationsOf } from '../lists/query';
import { type Conjunction, simplify } from './conjunction';
import { inOneOr, joinByField } from './joinSearches';
import type { Search } from './search';
import { splitLists } from './splitLists';

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
    alternatives.flat().map((condition) => faultsOf(entity, condition)),
  );
  const simplified = alternatives.map((conditions) => simplify(entity, conditions));
  refuse(
    entity,
    simplified.map((each) => ('faults' in each ? each.faults : [])),
  );
  const conjunctions = withoutNarrower(simplified.filter((each) => 'filters' in each));
  const plans = [joinByField(conjunctions), inOneOr(conjunctions)]
    .filter((plan) => plan !== undefined)
    .map((plan) => plan.flatMap((search) => splitLists(entity, search)));
  const [cheapest = []] = plans.sort((a, b) => planPrice(entity, a, relations) - planPrice(entity, b, relations));
  refuse(
    entity,
    cheapest.map(({ filters }) => filterFaults(entity, filters)),
  );
  return cheapest;
}

function refuse(entity: Entity, faults: readonly (readonly string[])[]): void {
  const all = [...new Set(faults.flat())];
  if (all.length > 0) throw new InputError(`Search for ${entity.plural}: ${all.join('; ')}.`);
}

/** A list of values may be longer here than the vendor takes. */
function faultsOf(entity: Entity, condition: Condition): string[] {
  const { operator, values } = condition;
  const parts = Array.from({ length: Math.ceil(values.length / MOST_VALUES) }, (_, at) =>
    values.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES),
  );
  return operator === 'IN'
    ? parts.flatMap((part) => conditionFaults(entity, { ...condition, values: part }))
    : conditionFaults(entity, condition);
}

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
