import type { Entity } from '../../../model/entity';
import { takesLists } from '../../../model/filterFields';
import type { Condition } from '../../../model/query';
import { inBatches } from '../../../util/collections';
import { retailCatalogue } from '../catalogue';
import { conditionIssues, MAX_VALUES } from './checkConditions';
import { simplify } from './conjunction';
import { normalizeCondition } from './normalizeCondition';

/** The issues of the conditions of a search, by the name of the field; without values. */
export const searchIssues = (entity: Entity, alternatives: readonly (readonly Condition[])[]): string[] =>
  alternatives.flatMap((conditions) => alternativeIssues(entity, conditions));

/** Conditions are looked at together only when each of them makes sense. */
function alternativeIssues(entity: Entity, given: readonly Condition[]): string[] {
  const conditions = given
    .map((condition) => normalizeCondition(entity, condition))
    .filter((each) => typeof each !== 'string');
  const issues = conditions.flatMap((condition) => issuesOf(entity, condition));
  if (issues.length > 0) return issues;
  const simplified = simplify(entity, conditions);
  return 'issues' in simplified ? [...simplified.issues] : [];
}

/** A list of values may be longer here than the vendor takes, and several queries where it takes none. */
function issuesOf(entity: Entity, condition: Condition): string[] {
  if (condition.operator !== 'IN' || condition.values.length === 0) return conditionIssues(entity, condition);
  const [operator, size] = takesLists(retailCatalogue, entity, condition.field)
    ? (['IN', MAX_VALUES] as const)
    : (['=', 1] as const);
  return inBatches(condition.values, size).flatMap((values) =>
    conditionIssues(entity, { ...condition, operator, values }),
  );
}
