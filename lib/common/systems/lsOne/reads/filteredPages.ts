import type { Entity } from '../../../model/entity';
import type { AnyOf, Condition, ListQuery, Page, PageOptions, VendorRecord } from '../../../model/query';
import { messageError } from '../../../util/issues';
import type { LsOneContext } from '../context';
import { isAnswered, readPages, type SortedList } from '../paging/pages';
import { conditionIssues, normalizeCondition } from '../query/conditions';
import { vendorOrder } from '../query/order';
import { recordOrder } from '../query/recordOrder';
import { recordTest } from '../query/recordTest';
import { vendorFilter } from '../query/vendorFilter';
import { refuseUnknownOrder, withLines } from './lines';

/**
 * The pages of a list with filters that must all hold, and with the lines of each order where they are wanted. What the
 * server finds is checked again.
 *
 * @throws InputError before anything is sent; NotFoundError for lines of an order that is not there
 */
export async function* filteredPages(
  context: LsOneContext,
  query: ListQuery,
  options?: PageOptions,
): AsyncGenerator<Page> {
  const { entity, relations = [] } = query;
  let count = 0;
  for await (const page of orderedPages(context, query, options)) {
    count += page.records.length;
    const records = page.records.filter(filterTest(entity, query.filters));
    yield { ...page, records: relations.includes('lines') ? await withLines(context, records) : records };
  }
  // A 404 says that there are no lines, or no such order.
  if (entity.parents && count === 0) await refuseUnknownOrder(context, query.parents);
}

async function* orderedPages(
  context: LsOneContext,
  { entity, parents, filters = [], sort }: ListQuery,
  options?: PageOptions,
): AsyncGenerator<Page> {
  const issues = filters.flatMap(conditionsIn).flatMap((condition) => conditionIssues(entity, condition));
  if (issues.length > 0) throw messageError(issues);
  // Alternatives are checked on the records alone: the vendor's filter has none.
  const conditions = filters.flatMap((each) => ('anyOf' in each ? [] : [normalizeCondition(entity, each)]));
  const order = vendorOrder(entity, sort);
  const filter = vendorFilter(entity, conditions);
  const list = { entity, parents, filter, order: order.body, isAnyOrder: sort === undefined };
  const pages = readPages(context, list, options);
  let count = 0;
  for await (const page of order.isReversed ? reversed(pages) : pages) {
    count += page.records.length;
    yield page;
  }
  if (sort && count === 0) yield* sortedHere(context, list, sort, options);
}

/** A server without a search finds nothing, and sorts nothing: then the whole list is read and put in order here. */
async function* sortedHere(
  context: LsOneContext,
  list: SortedList,
  sort: NonNullable<ListQuery['sort']>,
  options?: PageOptions,
): AsyncGenerator<Page> {
  if (await isAnswered(context, list)) return;
  const read: Page[] = [];
  for await (const page of readPages(context, { ...list, isAnyOrder: true }, options)) read.push(page);
  const records = read.flatMap((page) => page.records).sort(recordOrder(list.entity, sort));
  yield { records, number: 1, serverNowMs: read[0]?.serverNowMs };
}

const conditionsIn = (filter: Condition | AnyOf): readonly Condition[] => ('anyOf' in filter ? filter.anyOf : [filter]);

function filterTest(entity: Entity, filters: ListQuery['filters'] = []): (record: VendorRecord) => boolean {
  const tests = filters.map((filter) => {
    const some = conditionsIn(filter).map((each) => recordTest(entity, [normalizeCondition(entity, each)]));
    return (record: VendorRecord) => some.some((test) => test(record));
  });
  return (record) => tests.every((test) => test(record));
}

/** The vendor sorts orders in one direction only: for the other one the whole list is read first. */
async function* reversed(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const read: Page[] = [];
  for await (const page of pages) read.push(page);
  for (const [at, page] of read.reverse().entries()) {
    yield { ...page, records: page.records.toReversed(), number: at + 1 };
  }
}
