import type { GetOptions, RecordRef, VendorRecord } from '../../model/query';
import { NotFoundError, ProtocolError } from '../../util/errors';
import { retailCatalogue } from './catalogue';
import type { RetailAnswer } from './client/request';
import type { RetailContext } from './context';
import { priceOf } from './costs';
import { readPages } from './paging/pages';
import { collectionPath, recordPath } from './paths';
import { encodeValue } from './query/encode';
import { relationsOf } from './query/query';
import { createNormalizer } from './records/normalize';
import { isEmptyAnswer, recordIn, recordsIn } from './records/record';

/**
 * Reads one record by its id; undefined when there is none. A record that can only be listed is found by a filter on the
 * id; a record without an id (`Session`, the amounts of a register) is read from its path alone.
 *
 * @throws ProtocolError when the answer is neither the record nor says that there is none
 */
export async function getRecord(
  context: RetailContext,
  ref: RecordRef,
  options: GetOptions,
): Promise<VendorRecord | undefined> {
  const { entity, id } = ref;
  const path = entity.idField === null ? collectionPath(entity, ref.parents) : recordPath(entity, id, ref.parents);
  const relations = relationsOf({ entity, relations: options.relations ?? [] });
  if (!entity.operations.get) {
    return listedRecord(context, ref, relations);
  }
  const answer = await context.client
    .send({
      method: 'GET',
      path,
      query: loadQuery(relations),
      costDrips: priceOf({ method: 'GET', entity, single: true, relations }),
      repeat: 'always',
      scopes: entity.scopes,
    })
    .catch(noneWhenNotFound);
  return answer && !isEmptyAnswer(entity, answer.body) ? readRecord(ref, answer, relations) : undefined;
}

function readRecord(ref: RecordRef, { body, status }: RetailAnswer, relations: readonly string[]): VendorRecord {
  const { entity, id } = ref;
  const normalize = createNormalizer(entity, retailCatalogue, relations);
  const raws = entity.severalAtOnce ? recordsIn(entity, body) : undefined;
  if (raws && entity.envelope) return { [entity.envelope]: raws.map(normalize) };
  const raw = recordIn(entity, body, entity.idField === null ? undefined : id);
  if (!raw) throw new ProtocolError(`${nameOf(ref)}: Lightspeed answered with something else (status ${status}).`);
  return normalize(raw);
}

const nameOf = ({ entity, id }: RecordRef): string =>
  entity.idField === null ? entity.label : `${entity.label} ${id}`;

/** The query string that loads relations along; undefined without any. */
export const loadQuery = (relations: readonly string[]): string | undefined =>
  relations.length > 0 ? `load_relations=${encodeValue(JSON.stringify(relations))}` : undefined;

async function listedRecord(
  context: RetailContext,
  { entity, id, parents = {} }: RecordRef,
  relations: readonly string[],
): Promise<VendorRecord | undefined> {
  const idField = entity.idField ?? '';
  const filters = [{ field: idField, operator: '=' as const, values: [id] }];
  const query = { entity, parents, filters, relations, archived: 'include' } as const;
  for await (const { records } of readPages(context, query, {})) {
    const record = records.find((each) => Number(each[idField]) === Number(id));
    if (record) return record;
  }
  return undefined;
}

function noneWhenNotFound(error: unknown): RetailAnswer | undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}
