import type { Entity } from '../../../lib/common/model/entity';
import { columnName, tableOf } from '../../data/schema';
import { badRequest } from '../apiError';
import type { Request } from '../request';
import { implicitFilters } from './implicitFilters';
import { readFilter } from './operator';
import { type Parameter, parseQuery } from './parameters';
import { relationNames } from './relationNames';
import { allOf, anyOf, type RowTest, readAlternatives } from './rowTest';

/** A list call, understood and checked. */
export interface ListRequest {
  readonly parameters: readonly Parameter[];
  readonly test: RowTest;
  /** Names of relations to load. */
  readonly loaded: readonly string[];
  readonly limit: number;
  readonly sort: Sort;
  readonly cursor: Parameter | undefined;
  /** Only the number of records is wanted. */
  readonly isCount: boolean;
}

export interface Sort {
  /** As it stands in the URL; empty where the entity sorts by nothing. */
  readonly text: string;
  readonly column: string;
  readonly isByID: boolean;
  readonly isDescending: boolean;
}

const MAX_LIMIT = 100;
const PAGING = ['limit', 'sort', 'after', 'before'];
/** Parameters that every list knows; all others are filters. */
const GENERAL = [...PAGING, 'count', 'load_relations', 'archived', 'or', 'pretty_print'];
/** Parameters of one entity that are no filters on a field. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = { CatalogSearch: ['description'], Customer: ['archive'] };

export function readListRequest(request: Request): ListRequest {
  const { entity, call } = request;
  const parameters = parseQuery(call.query);
  const value = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  checkRequiredParameters(entity, parameters);
  // Documents load a fixed set and ignore the parameter.
  const relations = entity.kind === 'document' ? undefined : value('load_relations');
  const loaded = relations === undefined ? [] : relationNames(entity, relations, true);
  return {
    parameters,
    loaded,
    test: readTest(request, parameters, loaded),
    limit: readLimit(value('limit')),
    sort: readSort(entity, value('sort')),
    cursor: readCursorParameter(parameters),
    isCount: readCount(parameters),
  };
}

/** Refuses a call without a parameter that its entity cannot do without. */
function checkRequiredParameters(entity: Entity, parameters: readonly Parameter[]): void {
  for (const [name, { required }] of Object.entries(entity.queryParams ?? {})) {
    if (required && !parameters.some((parameter) => parameter.name === name && parameter.value !== '')) {
      throw badRequest(`${entity.entity} needs the parameter ${name}.`);
    }
  }
}

function readTest(request: Request, parameters: readonly Parameter[], loaded: readonly string[]): RowTest {
  const { entity, state } = request;
  const scope = { store: state.store, entity, loaded, timeZone: state.timeZone() };
  // Parameters of entities narrow the list by a field; those of documents and reports do something else.
  const own = entity.kind === 'entity' ? (SPECIAL[entity.entity] ?? []) : Object.keys(entity.queryParams ?? {});
  const special = [...GENERAL, ...own];
  const filters = parameters.filter(({ name }) => !special.includes(name));
  const tests = [
    ...implicitFilters(request, parameters),
    allOf(
      scope,
      filters.map(({ name, value }) => readFilter(name, value)),
    ),
  ];
  const alternatives = parameters.find(({ name }) => name === 'or');
  if (alternatives) {
    tests.push(anyOf(scope, readAlternatives(alternatives.raw)));
  }
  return (row) => tests.every((test) => test(row));
}

function readLimit(text: string | undefined): number {
  if (text === undefined) {
    return MAX_LIMIT;
  }
  if (!/^\d+$/.test(text) || Number(text) > MAX_LIMIT) {
    throw badRequest(`limit must be a whole number from 0 to ${MAX_LIMIT}.`);
  }
  return Number(text);
}

function readSort(entity: Entity, text: string | undefined): Sort {
  const id = entity.idField ?? '';
  const chosen = text ?? (entity.sortable.includes(id) ? id : (entity.sortable[0] ?? ''));
  const isDescending = chosen.startsWith('-');
  const field = isDescending ? chosen.slice(1) : chosen;
  if (text !== undefined && !entity.sortable.includes(field)) {
    const allowed = entity.sortable.length > 0 ? entity.sortable.join(', ') : 'none';
    throw badRequest(`${entity.entity} cannot be sorted by ${field}. Allowed: ${allowed}.`);
  }
  const column = columnName(tableOf(entity), field) ?? id;
  return { text: chosen, column, isByID: column === id, isDescending };
}

function readCursorParameter(parameters: readonly Parameter[]): Parameter | undefined {
  const cursors = parameters.filter(({ name }) => name === 'after' || name === 'before');
  if (cursors.length > 1) {
    throw badRequest('A page lies after one cursor or before one, not both.');
  }
  return cursors[0];
}

// Two pages list different parameters as forbidden beside count; all of them are refused.
function readCount(parameters: readonly Parameter[]): boolean {
  const count = parameters.find(({ name }) => name === 'count');
  if (!count) {
    return false;
  }
  const other = parameters.find(({ name }) => PAGING.includes(name));
  if (count.value !== '1' || other) {
    throw badRequest(other ? `count cannot be combined with ${other.name}.` : 'count must be 1.');
  }
  return true;
}
