import type { Entity } from '../../../model/entity';
import { FILTER_HELP, parsePairs } from '../../../model/filterSyntax';
import { isId } from '../../../model/ids';
import type { Condition } from '../../../model/query';
import { getOwn } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import type { ParsedFilter } from '../../system';
import { filterIssues } from './checkConditions';
import { normalizeCondition } from './normalizeCondition';

/**
 * Reads the text of a filter field, conditions as the vendor's URLs have them, all of which must hold:
 * `shopID=1&completed=true&total=>=,5&description=~,%cap%&vendorID=IN,1,2`. Operators and values may be
 * percent-encoded or not; spaces are fine. A value in which some `%` begins no encoded character is taken as it stands.
 * Ids that the entity's path needs are given in the same way and come back as `parents`.
 *
 * Throws an `InputError` that lists every issue by the name of the field.
 */
export function parseFilter(entity: Entity, text: string): ParsedFilter {
  const parts = parsePairs(text);
  const read = parts.filter((part) => 'condition' in part).map(({ condition }) => condition);
  const isParent = ({ field }: Condition) => getOwn(entity.parents, field) !== undefined;
  const normalized = read
    .filter((condition) => !isParent(condition))
    .map((condition) => ({ condition, normal: normalizeCondition(entity, condition) }));
  const filters = normalized.flatMap(({ normal }) => (typeof normal === 'string' ? [] : [normal]));
  const parents = read.filter(isParent);
  const issues = [
    ...parts.flatMap((part) => ('issue' in part ? [part.issue] : [])),
    ...parents
      .filter((one) => one.operator !== '=' || !isId(one.values[0]))
      .map(({ field }) => `"${field}" must be an id`),
    ...normalized
      .filter(({ normal }) => normal === 'never')
      .map(({ condition }) => `"${condition.field}" has whole seconds, so it never equals a time with a fraction`),
    ...filterIssues(entity, filters),
  ];
  if (issues.length > 0) throw new InputError(`Filter of ${entity.plural}: ${issues.join('; ')}. ${FILTER_HELP}`);
  return { filters, parents: Object.fromEntries(parents.map(({ field, values }) => [field, values[0] ?? ''])) };
}
