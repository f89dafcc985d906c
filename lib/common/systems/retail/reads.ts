import { NotFoundError } from '../../errors';
import type { GetOptions, RecordRef, VendorRecord } from '../system';
import { retailCatalogue } from './catalogue';
import { encodeValue } from './conditions';
import { priceOf } from './costs';
import type { PageDeps } from './pageFetch';
import { readPages } from './pages';
import { recordPath } from './paths';
import { recordsOf, straighten } from './records';
import type { RetailAnswer, RetailClient } from './request';

/** One record by its id; undefined when there is none. What can only be listed is found by a filter on the id. */
export async function getRecord(
  client: RetailClient,
  ref: RecordRef,
  { relations = [] }: GetOptions,
  deps: PageDeps,
): Promise<VendorRecord | undefined> {
  const path = recordPath(ref.entity, ref.id, ref.parents);
  if (!ref.entity.operations.get) {
    return listed(client, ref, relations, deps);
  }
  const query = relations.length > 0 ? `load_relations=${encodeValue(JSON.stringify(relations))}` : undefined;
  const costDrips = priceOf({ method: 'GET', entity: ref.entity, single: true, relations });
  const answer = await client
    .send({ method: 'GET', path, query, costDrips, repeat: 'always', scopes: ref.entity.scopes })
    .catch(noneWhenNotFound);
  const [raw] = answer ? recordsOf(ref.entity, answer.body) : [];
  return raw === undefined ? undefined : straighten(ref.entity, raw, retailCatalogue, relations);
}

async function listed(
  client: RetailClient,
  { entity, id, parents = {} }: RecordRef,
  relations: readonly string[],
  deps: PageDeps,
): Promise<VendorRecord | undefined> {
  const filters = [{ field: entity.idField ?? '', operator: '=' as const, values: [id] }];
  for await (const page of readPages(client, { entity, parents, filters, relations, archived: 'include' }, {}, deps)) {
    const [record] = page.records;
    if (record) return record;
  }
  return undefined;
}

function noneWhenNotFound(error: unknown): RetailAnswer | undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}
