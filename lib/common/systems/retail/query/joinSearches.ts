import type { Entity } from '../../../model/entity';
import type { AnyOf, Condition } from '../../../model/query';
import type { Conjunction } from './conjunction';
import { fitsAlternatives } from './encode';
import { isEquality } from './mergeConditions';

/** A query that may still be joined with others. */
type Joinable = Omit<Conjunction, 'filters'> & { readonly filters: readonly (Condition | AnyOf)[] };

/**
 * Joins queries that differ in one field only: equal values become a list (`IN`), other conditions an `or` on that field.
 * Neither costs extra.
 */
export function joinByField(entity: Entity, conjunctions: readonly Conjunction[]): readonly Joinable[] {
  let searches: readonly Joinable[] = conjunctions;
  for (;;) {
    const joined = searches.reduce<readonly Joinable[]>((done, next) => joinedWith(entity, done, next), []);
    if (joined.length === searches.length) return joined;
    searches = joined;
  }
}

/** One query with an `or` of the conditions that differ; undefined where no `or` can express them. */
export function inOneOr(entity: Entity, conjunctions: readonly Conjunction[]): readonly Joinable[] | undefined {
  const [first, ...others] = conjunctions;
  if (!first || others.length === 0 || !conjunctions.every(isAlone)) return undefined;
  const common = first.filters.filter((filter) => others.every(({ filters }) => includes(filters, filter)));
  const rests = conjunctions.map(({ filters }) => filters.filter((filter) => !includes(common, filter)));
  const anyOf = rests.flat();
  const isPossible =
    rests.every(({ length }) => length === 1) && anyOf.every((condition) => fitsAlternatives(entity, condition));
  return isPossible ? [{ ...first, filters: [...common, { anyOf }] }] : undefined;
}

function joinedWith(entity: Entity, done: readonly Joinable[], next: Joinable): readonly Joinable[] {
  for (const [at, each] of done.entries()) {
    const joined = join(entity, each, next);
    if (joined) return done.with(at, joined);
  }
  return [...done, next];
}

function join(entity: Entity, a: Joinable, b: Joinable): Joinable | undefined {
  if (!isAlone(a) || !isAlone(b) || a.filters.length !== b.filters.length) return undefined;
  const [mine, ...more] = a.filters.filter((filter) => !includes(b.filters, filter));
  const [theirs] = b.filters.filter((filter) => !includes(a.filters, filter));
  if (!mine || !theirs || more.length > 0) return undefined;
  const others = a.filters.filter((filter) => filter !== mine);
  const joined = joinFilters(entity, mine, theirs, others.some(isGroup));
  return joined && { ...a, filters: a.filters.map((filter) => (filter === mine ? joined : filter)) };
}

function joinFilters(
  entity: Entity,
  a: Condition | AnyOf,
  b: Condition | AnyOf,
  hasGroup: boolean,
): Condition | AnyOf | undefined {
  const all = [...conditionsOf(a), ...conditionsOf(b)];
  const [first] = all;
  if (!first || all.some(({ field }) => field !== first.field)) return undefined;
  if (all.every(isEquality)) {
    return { ...first, operator: 'IN', values: [...new Set(all.flatMap(({ values }) => values))] };
  }
  return !hasGroup && all.every((condition) => fitsAlternatives(entity, condition)) ? { anyOf: all } : undefined;
}

/** A check on the records, or on one linked object, belongs to its own alternative only. */
const isAlone = ({ checks, isJoint }: Joinable): boolean => checks.length === 0 && !isJoint;

const conditionsOf = (filter: Condition | AnyOf): readonly Condition[] => ('anyOf' in filter ? filter.anyOf : [filter]);

const isGroup = (filter: Condition | AnyOf): boolean => 'anyOf' in filter;

const includes = (filters: readonly (Condition | AnyOf)[], filter: Condition | AnyOf): boolean =>
  filters.some((each) => each === filter || keyOf(each) === keyOf(filter));

/** Cached, because a filter is compared with every other one and may hold thousands of values. */
const keys = new WeakMap<Condition | AnyOf, string>();

function keyOf(filter: Condition | AnyOf): string {
  const key = keys.get(filter) ?? JSON.stringify(filter);
  keys.set(filter, key);
  return key;
}
