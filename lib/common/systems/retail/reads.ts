import { NotFoundError } from '../../errors';
import type { GetOptions, RecordRef, VendorRecord } from '../system';
import { retailCatalogue } from './catalogue';
import type { RetailAnswer, RetailClient } from './client/request';
import { priceOf } from './costs';
import { encodeValue } from './lists/conditions';
import type { PageDeps } from './lists/pageFetch';
import { readPages } from './lists/pages';
import { relationsOf } from './lists/query';
import { recordPath } from './paths';
import { recordIn } from './records/recordIn';
import { straighten } from './records/records';

/** One record by its id; undefined when there is none. What can only be listed is found by a filter on the id. */
export async function getRecord(
  client: RetailClient,
  ref: RecordRef,
  options: GetOptions,
  deps: PageDeps,
): Promise<VendorRecord | undefined> {
  const { entity, id } = ref;
  const path = recordPath(entity, id, ref.parents);
  const relations = relationsOf({ entity, relations: options.relations ?? [] });
  if (!entity.operations.get) {
    return listedRecord(client, ref, relations, deps);
  }
  const answer = await client
    .send({
      method: 'GET',
      path,
      query: loadQuery(relations),
      costDrips: priceOf({ method: 'GET', entity, single: true, relations }),
      repeat: 'always',
      scopes: entity.scopes,
    })
    .catch(noneWhenNotFound);
  const raw = recordIn(entity, answer?.body, id);
  return raw && straighten(entity, raw, retailCatalogue, relations);
}

/** The query string that loads relations along; undefined without any. */
export const loadQuery = (relations: readonly string[]): string | undefined =>
  relations.length > 0 ? `load_relations=${encodeValue(JSON.stringify(relations))}` : undefined;

async function listedRecord(
  client: RetailClient,
  { entity, id, parents = {} }: RecordRef,
  relations: readonly string[],
  deps: PageDeps,
): Promise<VendorRecord | undefined> {
  const idField = entity.idField ?? '';
  const filters = [{ field: idField, operator: '=' as const, values: [id] }];
  const query = { entity, parents, filters, relations, archived: 'include' } as const;
  for await (const { records } of readPages(client, query, {}, deps)) {
    const record = records.find((each) => Number(each[idField]) === Number(id));
    if (record) return record;
  }
  return undefined;
}

function noneWhenNotFound(error: unknown): RetailAnswer | undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}
