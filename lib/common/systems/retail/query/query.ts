import { canBeArchived } from '../../../model/archiving';
import type { Entity } from '../../../model/entity';
import { filterField } from '../../../model/filterFields';
import type { AnyOf, Condition, ListQuery } from '../../../model/query';
import { getOwn } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import { suggestion } from '../../../util/text';
import { retailCatalogue } from '../catalogue';
import { filterIssues } from './checkConditions';
import { encodeAlternatives, encodeCondition, encodeValue } from './encode';

/**
 * The query string of a list's first page, or of its count, encoded, without `?`. `limit` is 1..100.
 *
 * @param relations as {@link relationsOf} gives them, where they are known already
 * @throws InputError that names everything that the catalogue does not allow
 * @throws AlternativesError for alternatives that need separate queries
 * Source: vendor's pages Query Parameters, Relations and Pagination.
 */
export function buildQuery(
  query: ListQuery,
  wanted: { readonly limit: number } | { readonly count: true },
  relations: readonly string[] = relationsOf(query),
): string {
  const issues = queryIssues(query);
  if (issues.length > 0) throw new InputError(`${query.entity.plural}: ${issues.join('; ')}.`);
  return [
    ...flatFilters(query).map((filter) => encodeFilter(query.entity, filter)),
    ...(relations.length > 0 ? [`load_relations=${encodeValue(JSON.stringify(relations))}`] : []),
    ...archivedParameter(query),
    ...(query.sort ? [`sort=${query.sort.descending ? '-' : ''}${encodeValue(query.sort.field)}`] : []),
    'count' in wanted ? 'count=1' : `limit=${wanted.limit}`,
  ].join('&');
}

/**
 * The relations that a query loads: the requested ones, those searched in (they must be loaded), and the parents of
 * nested ones (no page says that `SaleLines.Item` alone brings the lines). Sorted by first mention, each once.
 */
export function relationsOf(query: ListQuery): string[] {
  const searched = flatFilters(query)
    .flatMap((filter) => ('anyOf' in filter ? filter.anyOf : [filter]))
    .flatMap(({ field }) => filterField(retailCatalogue, query.entity, field)?.relation ?? []);
  return [...new Set([...(query.relations ?? []), ...searched].flatMap(withParents))];
}

function queryIssues(query: ListQuery): string[] {
  const { entity, sort } = query;
  const unknown = (query.relations ?? []).filter((name) => !getOwn(entity.relations, name));
  const groups = flatFilters(query).filter((filter) => 'anyOf' in filter);
  return [
    ...filterIssues(entity, flatFilters(query)),
    ...(groups.length > 1 ? ['only one group of alternatives fits into a query'] : []),
    ...(groups.some(({ anyOf }) => anyOf.length === 0) ? ['a group of alternatives is empty'] : []),
    ...unknown.map((name) => `"${name}" is no relation${suggestion(name, Object.keys(entity.relations))}`),
    ...(sort && !entity.sortable.includes(sort.field) ? [sortIssue(entity, sort.field)] : []),
  ];
}

const sortIssue = ({ sortable }: Entity, field: string): string =>
  `"${field}" cannot be sorted by, only by ${sortable.length > 0 ? sortable.join(', ') : 'the default order'}`;

/** A group of one alternative is a plain condition, and free of the `or` parameter's limits. */
const flatFilters = ({ filters = [] }: ListQuery): (Condition | AnyOf)[] =>
  filters.map((filter) => ('anyOf' in filter && filter.anyOf.length === 1 ? (filter.anyOf[0] ?? filter) : filter));

function encodeFilter(entity: Entity, filter: Condition | AnyOf): string {
  if ('anyOf' in filter) return `or=${encodeAlternatives(entity, filter.anyOf)}`;
  const { name, value } = encodeCondition(entity, filter);
  return `${name}=${value}`;
}

/** `true` means active and archived records, `only` the archived ones; active records only is the vendor's default. */
function archivedParameter({ entity, archived = 'exclude' }: ListQuery): string[] {
  if (archived === 'exclude' || !canBeArchived(entity)) return [];
  return [`archived=${archived === 'include' ? 'true' : 'only'}`];
}

const withParents = (relation: string): string[] =>
  relation.split('.').map((_, at, names) => names.slice(0, at + 1).join('.'));
