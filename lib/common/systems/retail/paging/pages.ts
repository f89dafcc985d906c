import type { ListQuery, Page, PageOptions, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';
import type { RetailAnswer } from '../client/request';
import type { RetailContext } from '../context';
import { createNormalizer } from '../records/normalize';
import { throwIfOutOfTime, throwIfTooLong, unreachableRest } from './listLimits';
import { maxTypedBytes } from './maxTypedBytes';
import { type PageBody, readBody } from './pageBody';
import { type FetchedPage, fetchPage } from './pageFetch';
import { createLinkCheck, type PageLink } from './pageLinks';
import { newPageSizer, type PageSizer } from './pageRetry';
import { type PagePosition, type PreparedList, prepareList } from './preparedList';

/**
 * Reads the pages of a list lazily: the next page is requested when the consumer wants it. Follows the vendor's `next`
 * links unchanged, apart from `limit` after a page was halved.
 *
 * Throws an `InputError` before anything is sent, an `IncompleteListError` when a page cannot be read, a
 * `ReconnectError`, `ConfigurationError` or `PermissionError` when the connection is the reason, a `ProtocolError`
 * when an answer breaks the vendor's own rules, a `DeadlineError` when the run has to end. A list never ends early: where
 * the vendor shows only the first page, or the run has no time for all wanted records, an `InputError` says so, before
 * that page when it is known.
 * Source: vendor's page Pagination.
 */
export async function* readPages(context: RetailContext, query: ListQuery, options: PageOptions): AsyncGenerator<Page> {
  const { maxRecords, pageSize = MAX_PAGE_SIZE } = options;
  let sizer = newPageSizer(checkedSize(pageSize));
  const list = prepareList(query, sizer.size);
  const normalize = createNormalizer(query.entity, retailCatalogue, list.relations);
  const checkLink = createLinkCheck(query.entity.plural, list.firstLink, context.origin);
  let link: PageLink | undefined = list.firstLink;
  let before = 0;
  for (let number = 1; link; number++) {
    const position: PagePosition = { list, page: number, before };
    if (number > 1) throwIfOutOfTime(context, position);
    const page: ReadPage = await readPage(context, link, position, sizer);
    const { next, serverNowMs, headers, characters = Number.POSITIVE_INFINITY } = page;
    warnOfAbsentRelations(context, list, page.records);
    const records = page.records.map(normalize);
    // Before the records go out: a bad link means that this list will never be complete.
    link = next === '' ? undefined : checkLink({ ...page, records, page: number });
    sizer = page.sizer;
    before += records.length;
    const error = unreachableRest(list, page.total, before);
    if (error && maxRecords !== undefined && maxRecords > before) throw error;
    if (link && maxRecords !== undefined) {
      await throwIfTooLong(context, { list, page: number + 1, before, headers, maxRecords });
    }
    const maxBytes = maxTypedBytes(characters, list.relations);
    yield { records, number, serverNowMs, maxBytes };
    if (error) throw error;
  }
}

type ReadPage = PageBody &
  Pick<RetailAnswer, 'status' | 'serverNowMs' | 'headers' | 'characters'> &
  Pick<FetchedPage, 'url' | 'sizer'>;

/**
 * Reads one page. The vendor leaves the key of the records out where there are none, and an answer that lost its records
 * looks the same. So a page without records is read once more, unless it is the only page of the list; then it counts.
 */
async function readPage(
  context: RetailContext,
  link: PageLink,
  position: PagePosition,
  sizer: PageSizer,
): Promise<ReadPage> {
  const { entity } = position.list.query;
  const read = async (startSizer: PageSizer): Promise<ReadPage> => {
    const { answer, ...fetched } = await fetchPage(context, link, position, startSizer);
    const { body, ...rest } = answer;
    return { ...readBody(entity, answer, position.page, position.before), ...fetched, ...rest };
  };
  const page = await read(sizer);
  if (page.records.length > 0 || (position.page === 1 && page.next === '')) return page;
  context.log.warn('%s: page %d came without records and is read once more', entity.plural, position.page);
  return read(page.sizer);
}

/** The vendor's ceiling, and its default. */
const MAX_PAGE_SIZE = 100;

function checkedSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= MAX_PAGE_SIZE) return size;
  throw new InputError(`"pageSize" must be a whole number from 1 to ${MAX_PAGE_SIZE}`);
}

/**
 * Warns of requested to-many relations that no record of a page shows, not even as an empty list: they may be empty, or
 * the vendor does not load them.
 */
function warnOfAbsentRelations({ log }: RetailContext, { query, relations }: PreparedList, raws: readonly unknown[]) {
  const { entity } = query;
  const records = raws.filter(isObject);
  const isAbsent = (name: string) =>
    entity.relations[name]?.kind === 'many' && !name.includes('.') && records.every((record) => !(name in record));
  const names = records.length > 0 ? relations.filter(isAbsent) : [];
  if (names.length === 0) return;
  log.warn('%s: no record of this page shows %s, their lists are given as empty', entity.plural, names.join(', '));
}

/** All records of a list that is known to be small. */
export async function collect(pages: AsyncIterable<Page>): Promise<VendorRecord[]> {
  const records: VendorRecord[] = [];
  for await (const page of pages) records.push(...page.records);
  return records;
}
