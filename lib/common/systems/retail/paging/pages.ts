import type { Entity } from '../../../model/entity';
import type { ListQuery, Page, PageOptions, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { refuseWhenStopped } from '../../../util/deadline';
import { DeadlineError, InputError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';
import type { RetailAnswer, RetailClient } from '../client/request';
import { relationsOf } from '../query/query';
import { createNormalizer } from '../records/normalize';
import { type PageBody, readBody } from './pageBody';
import { fetchPage, type PageDeps, type PagePosition } from './pageFetch';
import { createLinkCheck, firstLink, type PageLink } from './pageLinks';
import { newPageSizer, type PageSizer } from './pageRetry';
import { throwIfTooLong } from './throwIfTooLong';

/**
 * The pages of a list, lazily: the next one is asked for when the consumer wants it. It follows the vendor's `next`
 * links unchanged, but for `limit` after a page was halved.
 *
 * Throws an `InputError` before anything is sent, an `IncompleteListError` when a page cannot be read, a
 * `ReconnectError`, `ConfigurationError` or `PermissionError` when the connection is the reason, a `ProtocolError`
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
  let sizer = newPageSizer(checkedSize(options.pageSize ?? MAX_PAGE_SIZE));
  const first = firstLink(query, sizer.size);
  const relations = relationsOf(query);
  const straighten = createNormalizer(query.entity, retailCatalogue, relations);
  const checkLink = createLinkCheck(query.entity.plural, first, deps.origin);
  let link: PageLink | undefined = first;
  let before = 0;
  for (let number = 1; link; number++) {
    const place: PagePosition = { query, page: number, before };
    if (number > 1) throwIfOutOfTime(place, deps);
    const page: PageRead = await readPage(client, link, place, sizer, deps);
    const { records, next, serverNowMs } = page;
    // Before the records go out: a bad link means that this list will never be complete.
    link = next === '' ? undefined : checkLink({ ...page, page: number });
    sizer = page.sizer;
    before += records.length;
    warnOfAbsent(deps.log, query.entity, absentRelations(query.entity, records, relations));
    const rest =
      page.total !== undefined && page.total > before ? unreachableRecords(query, page.total, before) : undefined;
    if (rest && options.maxRecords !== undefined && options.maxRecords > before) throw rest;
    const ahead = { query, page: number + 1, before, headers: page.headers };
    if (link && options.maxRecords !== undefined)
      await throwIfTooLong(client, { ...ahead, most: options.maxRecords }, deps);
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
  place: PagePosition,
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
const MAX_PAGE_SIZE = 100;

function checkedSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= MAX_PAGE_SIZE) return size;
  throw new InputError(`"pageSize" must be a whole number from 1 to ${MAX_PAGE_SIZE}`);
}

/** All records of a list that is known to be small. */
export async function collect(pages: AsyncIterable<Page>): Promise<VendorRecord[]> {
  const records: VendorRecord[] = [];
  for await (const page of pages) records.push(...page.records);
  return records;
}

/**
 * Before another page is asked for.
 *
 * @throws DeadlineError when the run has to end
 */
export function throwIfOutOfTime({ query, page, before }: PagePosition, { deadline }: PageDeps): void {
  if (!deadline?.isOver()) return;
  refuseWhenStopped(deadline);
  throw new DeadlineError(
    `${query.entity.plural}: the time limit of a run was reached after ${page - 1} pages with ${before} objects, and the ` +
      'list goes on. Narrow the search, ask for fewer objects at a time, or include fewer linked objects.',
  );
}

/** Source: vendor's page Catalog Search, whose list has a total and no links to further pages. */
export const unreachableRecords = ({ entity }: ListQuery, total: number, read: number): InputError =>
  new InputError(
    `${entity.plural}: ${total} were found, and Lightspeed shows the first ${read} of them only. ` +
      `Narrow the search, or set "Max Fetch Count" to at most ${read}.`,
  );

/**
 * The to-many relations of a page's records that were asked for and that none of them shows, not even as empty: their
 * lists may be empty, or the vendor does not load them.
 */
export function absentRelations(entity: Entity, raws: readonly unknown[], relations: readonly string[]): string[] {
  const records = raws.filter(isObject);
  const isAbsent = (name: string) =>
    entity.relations[name]?.kind === 'many' && !name.includes('.') && records.every((record) => !(name in record));
  return records.length > 0 ? relations.filter(isAbsent) : [];
}
