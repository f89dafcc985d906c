import type { Page, PageOptions } from '../../../model/query';
import { InputError } from '../../../util/errors';
import { type LsOneContext, MAX_PAGE_SIZE } from '../context';
import type { SearchBody } from '../query/searchBody';
import { learningSize } from './learningSize';
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
  const size = Math.min(pageSize, context.traits.maxPageSize);
  let isBegun = false;
  try {
    for await (const page of pagesOfSize(context, list, size)) {
      isBegun = true;
      yield page;
    }
  } catch (error) {
    if (isBegun || context.traits.maxPageSize >= size) throw error;
    yield* readPages(context, list, { pageSize: size });
  }
}

/** @param size of the greatest page that is asked for */
async function* pagesOfSize(context: LsOneContext, list: SortedList, size: number): AsyncGenerator<Page> {
  const readList = learningSize(context, (window) => readListPart(context, list, window));
  const isPlain = list.isAnyOrder && !isFiltered(list);
  const first = isPlain ? await readList({ page: 1, size }) : undefined;
  if (first && isWhole(first)) {
    yield pageOf(first, 1);
    return;
  }
  let number = 0;
  const read = list.isAnyOrder ? unlessEmpty(context, list) : searching(context, list);
  const { idField, plural } = list.entity;
  for await (const part of scanList({ read, pageSize: size, idField: idField ?? '', plural, total: first?.total })) {
    yield pageOf(part, ++number);
  }
}

const isFiltered = ({ filter }: SortedList): boolean => Object.keys(filter).length > 0;

const isWhole = ({ records, total = 0 }: ListPart): boolean => records.length >= total;

const pageOf = ({ records, serverNowMs }: ListPart, number: number): Page => ({ records, number, serverNowMs });

type ReadPart = (window: Window) => Promise<ListPart>;

const searching = (context: LsOneContext, list: SortedList): ReadPart =>
  learningSize(context, (window) => readSearchPart(context, list, { ...list.filter, ...list.order }, window));

/**
 * Where the search finds nothing of a list that has something, or is not there at all, the plain list has to do, and the
 * reader to find the records that it wants in it.
 */
function unlessEmpty(context: LsOneContext, list: SortedList): ReadPart {
  const search = searching(context, list);
  let isOffered: boolean | undefined;
  return async (window) => {
    const found = isOffered === false ? undefined : await search(window);
    isOffered ??= found !== undefined && (found.records.length > 0 || (await isAnswered(context, list)));
    return isOffered && found ? found : readListPart(context, list, window);
  };
}

/**
 * Whether a search that found nothing proves that nothing is there. A 404 may say that nothing was found, or that there is no
 * search: one for everything tells, until one has answered.
 */
export async function isAnswered(context: LsOneContext, list: SortedList): Promise<boolean> {
  const { searchSpellings } = context.traits;
  const { entity } = list.entity;
  if (!isFiltered(list)) return false;
  if (!searchSpellings.has(entity)) await readSearchPart(context, list, list.order, { page: 1, size: 1 });
  return searchSpellings.has(entity);
}
