import type { Entity } from '../../../model/entity';
import { type SearchField, searchField } from '../../../model/filterFields';
import type { AnyOf, Condition } from '../../../model/query';
import { hasOffset } from '../../../model/times';
import { groupBy } from '../../../util/collections';
import { retailCatalogue } from '../catalogue';
import { type Merged, mergeConditions } from './mergeConditions';

/** One query to the vendor, as planned for search terms. */
export interface PlannedQuery {
  /** One for each field, and one group of alternatives at most. */
  readonly filters: readonly (Condition | AnyOf)[];
  /** Conditions that the filters do not express: to be checked on the records. */
  readonly checks: readonly Condition[];
}

/** Conditions that must all hold, as one search can have them. */
export interface Conjunction extends PlannedQuery {
  readonly filters: readonly Condition[];
  /** Several conditions are about the same one of many linked objects: none of them may be joined with others. */
  readonly isJoint: boolean;
}

/** `nothing`: no record can fulfil the conditions. */
export type Simplified = { readonly issues: readonly string[] } | { readonly nothing: true } | Conjunction;

/** Makes a search of conditions that the catalogue allows. */
export function simplify(entity: Entity, given: readonly Condition[]): Simplified {
  const conditions = unique(given);
  const groups = [...groupBy(conditions, ({ field }) => field)].map(([name, group]) =>
    simplifyField(searchField(retailCatalogue, entity, name), group),
  );
  const issues = groups.flatMap((group) => ('issue' in group ? [group.issue] : []));
  if (issues.length > 0) return { issues };
  if (groups.some((group) => 'nothing' in group)) return { nothing: true };
  const merged = groups.filter((group) => 'sent' in group);
  const linked = linkedChecks(entity, conditions, merged);
  const own = merged.flatMap(({ rest }) =>
    rest.filter(({ field }) => !searchField(retailCatalogue, entity, field).relation),
  );
  return { filters: merged.map(({ sent }) => sent), checks: [...own, ...linked.checks], isJoint: linked.isJoint };
}

type FieldResult = Merged | { readonly nothing: true } | { readonly issue: string };

function simplifyField(known: SearchField, group: readonly Condition[]): FieldResult {
  const [only = NO_CONDITION] = group;
  const name = `"${only.field}"`;
  if (group.length === 1) return { sent: only, rest: [] };
  const { type } = known;
  if (known.isParameter || type === undefined || type === 'mixed')
    return { issue: `${name} can have one condition only` };
  if (type === 'datetime' && !isPlainRange(group) && group.some(lacksOffset)) {
    return {
      issue: `${name} has several conditions, for which it needs times with an offset, as 2026-06-01T12:00:00Z`,
    };
  }
  const merged = mergeConditions(type, group);
  if (!merged) return { nothing: true };
  const isUncheckable = merged.rest.length > 0 && !known.isInRecords;
  return isUncheckable ? { issue: `${name} can have one condition only, or a range of >= and <=` } : merged;
}

const NO_CONDITION: Condition = { field: '', operator: '=', values: [] };

/** Nothing has to be compared to merge them. */
const isPlainRange = (group: readonly Condition[]): boolean =>
  group.length === 2 && ['>=', '<='].every((wanted) => group.some(({ operator }) => operator === wanted));

/** No page says which time zone the vendor means then. */
const lacksOffset = ({ values }: Condition): boolean => !values.every(hasOffset);

/**
 * No page says whether several conditions on a to-many relation must be met by the same linked object. Here they must:
 * where records show it, it is checked.
 */
function linkedChecks(
  entity: Entity,
  conditions: readonly Condition[],
  merged: readonly Merged[],
): Pick<Conjunction, 'checks' | 'isJoint'> {
  const relationOf = ({ field }: Condition) => searchField(retailCatalogue, entity, field).relation;
  const results = [...groupBy(conditions, relationOf)].map(([relation, group]) => {
    if (relation === undefined) return { checks: [], isJoint: false };
    const isJoint = searchField(retailCatalogue, entity, group[0]?.field ?? '').toMany && group.length > 1;
    const isIncomplete = merged.some(({ rest }) => rest.some((condition) => relationOf(condition) === relation));
    const checkable = group.filter(({ field }) => searchField(retailCatalogue, entity, field).isInRecords);
    return { checks: isJoint || isIncomplete ? checkable : [], isJoint };
  });
  return { checks: results.flatMap(({ checks }) => checks), isJoint: results.some(({ isJoint }) => isJoint) };
}

const unique = (conditions: readonly Condition[]): Condition[] => {
  const texts = conditions.map((condition) => JSON.stringify(condition));
  return conditions.filter((_, at) => texts.indexOf(texts[at] ?? '') === at);
};
