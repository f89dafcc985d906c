import type { Entity } from '../../../model/entity';
import { FILTER_HELP, parsePairs } from '../../../model/filterSyntax';
import { idRule, isIdValue } from '../../../model/ids';
import { getOwn } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import type { ParsedFilter } from '../../system';
import { conditionIssues, normalizeCondition } from './conditions';

/**
 * Reads the text of the trigger's filter, and in it the ids that the entity's path needs.
 *
 * @throws InputError that lists every issue by the name of the field
 */
export function readFilter(entity: Entity, text: string): ParsedFilter {
  const pairs = parsePairs(text);
  const read = pairs.flatMap((pair) => ('condition' in pair ? [normalizeCondition(entity, pair.condition)] : []));
  const parents = read.filter(({ field }) => getOwn(entity.parents, field) !== undefined);
  const filters = read.filter((condition) => !parents.includes(condition));
  const issues = [
    ...pairs.flatMap((pair) => ('issue' in pair ? [pair.issue] : [])),
    ...parents
      .filter(({ operator, values }) => operator !== '=' || !isIdValue(entity, values[0]))
      .map(({ field }) => `"${field}" must be ${idRule(entity)}`),
    ...filters.flatMap((condition) => conditionIssues(entity, condition)),
  ];
  if (issues.length > 0) throw new InputError(`Filter of ${entity.plural}: ${issues.join('; ')}. ${FILTER_HELP}`);
  return { filters, parents: Object.fromEntries(parents.map(({ field, values }) => [field, values[0] ?? ''])) };
}
