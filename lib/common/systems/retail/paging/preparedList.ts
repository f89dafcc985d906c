import type { ListQuery } from '../../../model/query';
import { priceOf } from '../costs';
import { collectionPath } from '../paths';
import { buildQuery, relationsOf } from '../query/query';
import type { PageLink } from './pageLinks';

/** A list query with all that follows from it, computed once for all pages and attempts. */
export interface PreparedList {
  readonly query: ListQuery;
  /** Relations that every record brings along. */
  readonly relations: readonly string[];
  /** The price of each page: relations are paid for on every page. */
  readonly costDrips: number;
  readonly firstLink: PageLink;
}

/** The position of a page in its list. */
export interface PagePosition {
  readonly list: PreparedList;
  /** 1-based. */
  readonly page: number;
  /** Records on earlier pages. */
  readonly before: number;
}

/** Throws an `InputError` that names everything that the catalogue does not allow in the query. */
export function prepareList(query: ListQuery, pageSize: number): PreparedList {
  const { entity, parents, filters = [] } = query;
  const relations = relationsOf(query);
  return {
    query,
    relations,
    costDrips: priceOf({ method: 'GET', entity, single: false, relations, filters }),
    firstLink: { path: collectionPath(entity, parents), query: buildQuery(query, { limit: pageSize }, relations) },
  };
}
