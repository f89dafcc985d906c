import { InputError } from '../../errors';
import type { ListQuery, Page, PageOptions } from '../system';
import { retailCatalogue } from './catalogue';
import { readBody } from './pageBody';
import { fetchPage, type PageDeps } from './pageFetch';
import { createLinkCheck, firstLink, type PageLink } from './pageLinks';
import { newPageSizer } from './pageSizer';
import { relationsOf } from './query';
import { createStraightener } from './records';
import type { RetailClient } from './request';

/**
 * The pages of a list, lazily: the next one is asked for when the consumer wants it. It follows the vendor's `next`
 * links unchanged, but for `limit` after a page was halved. An empty page with a `next` is not the end.
 *
 * Throws an `InputError` before anything is sent, an `IncompleteListError` when a page cannot be read, a
 * `ProtocolError` when an answer breaks the vendor's own rules. It never ends early.
 * Source: vendor's page Pagination.
 */
export async function* readPages(
  client: RetailClient,
  query: ListQuery,
  options: PageOptions,
  deps: PageDeps,
): AsyncGenerator<Page> {
  let sizer = newPageSizer(checkedSize(options.pageSize ?? LARGEST_PAGE));
  let link: PageLink | undefined = firstLink(query, sizer.size);
  const straighten = createStraightener(query.entity, retailCatalogue, relationsOf(query));
  const checkLink = createLinkCheck(query.entity.plural);
  let before = 0;
  for (let number = 1; link; number++) {
    const { answer, sizer: nextSizer } = await fetchPage(client, link, { query, page: number, before }, sizer, deps);
    const { records, next } = readBody(query.entity, answer, number, before);
    // Before the records go out: a bad link means that this list will never be complete.
    link = next === '' ? undefined : checkLink(next, number);
    sizer = nextSizer;
    before += records.length;
    yield { records: records.map(straighten), number, serverNowMs: answer.serverNowMs };
  }
}

/** The vendor's ceiling, and its default. */
const LARGEST_PAGE = 100;

function checkedSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw new InputError(`"pageSize" must be a whole number from 1 to ${LARGEST_PAGE}`);
}
