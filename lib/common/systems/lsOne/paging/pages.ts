import type { Page, PageOptions } from '../../../model/query';
import { InputError } from '../../../util/errors';
import type { LsOneContext } from '../context';
import type { SearchBody } from '../query/searchBody';
import { type ListRequest, readListPart, readSearchPart } from './readPart';
import { type ListPart, scanList } from './scan';
import type { Window } from './window';

/** A list with what the server is to find and in which order. */
export interface SortedList extends ListRequest {
  /** The server's own filter; empty: everything. */
  readonly filter: SearchBody;
  /** The server's own order. */
  readonly order: SearchBody;
  /** The reader does not care in which order the records come. */
  readonly isAnyOrder: boolean;
}

/**
 * The pages of a list, read as they are wanted. A list that fits into one page, and whose order does not matter, takes one
 * request of the plain list. Longer ones are searched for, because only a search has an order, without which pages that
 * follow each other may not fit together.
 *
 * @throws what `scanList` throws
 */
export async function* readPages(
  context: LsOneContext,
  list: SortedList,
  { pageSize = MAX_PAGE_SIZE }: PageOptions = {},
): AsyncGenerator<Page> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new InputError(`"pageSize" must be a whole number from 1 to ${MAX_PAGE_SIZE}`);
  }
  const isPlain = list.isAnyOrder && !isFiltered(list);
  const first = isPlain ? await readListPart(context, list, { page: 1, size: pageSize }) : undefined;
  if (first && isWhole(first)) {
    yield pageOf(first, 1);
    return;
  }
  let number = 0;
  const read = list.isAnyOrder ? unlessEmpty(context, list) : searching(context, list);
  const { idField, plural } = list.entity;
  for await (const part of scanList({ read, pageSize, idField: idField ?? '', plural, total: first?.total })) {
    yield pageOf(part, ++number);
  }
}

/** The vendor's default. How many more it would give is not documented. */
const MAX_PAGE_SIZE = 100;

const isFiltered = ({ filter }: SortedList): boolean => Object.keys(filter).length > 0;

const isWhole = ({ records, total = 0 }: ListPart): boolean => records.length >= total;

const pageOf = ({ records, serverNowMs }: ListPart, number: number): Page => ({ records, number, serverNowMs });

const searching =
  (context: LsOneContext, list: SortedList) =>
  (window: Window): Promise<ListPart> =>
    readSearchPart(context, list, { ...list.filter, ...list.order }, window);

/**
 * Where the search finds nothing of a list that has something, or is not there at all, the plain list has to do, and the
 * reader to find the records that it wants in it.
 */
function unlessEmpty(context: LsOneContext, list: SortedList): (window: Window) => Promise<ListPart> {
  let isOffered: boolean | undefined;
  return async (window) => {
    const found = isOffered === false ? undefined : await searching(context, list)(window);
    isOffered ??=
      found !== undefined && (found.records.length > 0 || (isFiltered(list) && (await hasSearch(context, list))));
    return isOffered && found ? found : readListPart(context, list, window);
  };
}

/** A 404 may say that nothing was found, or that there is no search: one for everything tells, until one has answered. */
async function hasSearch(context: LsOneContext, list: SortedList): Promise<boolean> {
  const { searchSpellings } = context.traits;
  const { entity } = list.entity;
  if (!searchSpellings.has(entity)) await readSearchPart(context, list, list.order, { page: 1, size: 1 });
  return searchSpellings.has(entity);
}
