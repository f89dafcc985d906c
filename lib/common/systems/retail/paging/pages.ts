import type { Entity } from '../../../model/entity';
import type { ListQuery, Page, PageOptions, VendorRecord } from '../../../model/query';
import { InputError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';
import type { RetailAnswer, RetailClient } from '../client/request';
import { relationsOf } from '../query/query';
import { absentRelations } from '../records/absentRelations';
import { createStraightener } from '../records/normalize';
import { refuseWhenOver, unreachable } from './listEnds';
import { type PageBody, readBody } from './pageBody';
import { fetchPage, type PageDeps, type PagePlace } from './pageFetch';
import { createLinkCheck, firstLink, type PageLink } from './pageLinks';
import { newPageSizer, type PageSizer } from './pageRetry';
import { refuseHopeless } from './refuseHopeless';

/**
 * The pages of a list, lazily: the next one is asked for when the consumer wants it. It follows the vendor's `next`
 * links unchanged, but for `limit` after a page was halved.
 *
 * Throws an `InputError` before anything is sent, an `IncompleteListError` when a page cannot be read, a
 * `ReconnectError`, `ConfigurationError` or `PermissionError` when that is the connection's fault, a `ProtocolError`
 * when an answer breaks the vendor's own rules, a `DeadlineError` when the run has to end. It never ends early: where the
 * vendor shows no more than the first page, or more than the run has time for is wanted, an `InputError` says so, before
 * that page when it is known.
 * Source: vendor's page Pagination.
 */
export async function* readPages(
  client: RetailClient,
  query: ListQuery,
  options: PageOptions,
  deps: PageDeps,
): AsyncGenerator<Page> {
  let sizer = newPageSizer(checkedSize(options.pageSize ?? LARGEST_PAGE));
  const first = firstLink(query, sizer.size);
  const relations = relationsOf(query);
  const straighten = createStraightener(query.entity, retailCatalogue, relations);
  const checkLink = createLinkCheck(query.entity.plural, first, deps.origin);
  let link: PageLink | undefined = first;
  let before = 0;
  for (let number = 1; link; number++) {
    const place: PagePlace = { query, page: number, before };
    if (number > 1) refuseWhenOver(place, deps);
    const page: PageRead = await readPage(client, link, place, sizer, deps);
    const { records, next, serverNowMs } = page;
    // Before the records go out: a bad link means that this list will never be complete.
    link = next === '' ? undefined : checkLink({ ...page, page: number });
    sizer = page.sizer;
    before += records.length;
    warnOfAbsent(deps.log, query.entity, absentRelations(query.entity, records, relations));
    const rest = page.total !== undefined && page.total > before ? unreachable(query, page.total, before) : undefined;
    if (rest && options.most !== undefined && options.most > before) throw rest;
    const ahead = { query, page: number + 1, before, headers: page.headers };
    if (link && options.most !== undefined) await refuseHopeless(client, { ...ahead, most: options.most }, deps);
    yield { records: records.map(straighten), number, serverNowMs };
    if (rest) throw rest;
  }
}

function warnOfAbsent(log: PageDeps['log'], { plural }: Entity, names: readonly string[]): void {
  if (names.length > 0) {
    log.warn('%s: no record of this page shows %s, their lists are given as empty', plural, names.join(', '));
  }
}

type PageRead = PageBody &
  Pick<RetailAnswer, 'status' | 'serverNowMs' | 'headers'> & {
    readonly url: string | undefined;
    readonly sizer: PageSizer;
  };

/**
 * One page of a list. Without records the vendor leaves their key out, which an answer that lost them looks like too:
 * where a page should have some, for it follows another or another follows it, it is read once more and then believed.
 */
async function readPage(
  client: RetailClient,
  link: PageLink,
  place: PagePlace,
  sizer: PageSizer,
  deps: PageDeps,
): Promise<PageRead> {
  const read = async (startSizer: PageSizer): Promise<PageRead> => {
    const { answer, url, sizer: nextSizer } = await fetchPage(client, link, place, startSizer, deps);
    const { status, serverNowMs, headers } = answer;
    const body = readBody(place.query.entity, answer, place.page, place.before);
    return { ...body, status, url, serverNowMs, headers, sizer: nextSizer };
  };
  const page = await read(sizer);
  if (page.records.length > 0 || (place.page === 1 && page.next === '')) return page;
  deps.log.warn('%s: page %d came without records and is read once more', place.query.entity.plural, place.page);
  return read(page.sizer);
}

/** The vendor's ceiling, and its default. */
const LARGEST_PAGE = 100;

function checkedSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw new InputError(`"pageSize" must be a whole number from 1 to ${LARGEST_PAGE}`);
}

/** All records of a list that is known to be small. */
export async function collect(pages: AsyncIterable<Page>): Promise<VendorRecord[]> {
  const records: VendorRecord[] = [];
  for await (const page of pages) records.push(...page.records);
  return records;
}
