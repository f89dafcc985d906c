import type { GetOptions, RecordRef, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { ProtocolError } from '../../../util/errors';
import { VENDOR } from '../client/request';
import type { LsOneContext } from '../context';
import { recordPath } from '../paths';
import { readRecord } from '../records/readRecord';
import { withLines } from './lines';

/**
 * One record; undefined: there is none with that id.
 *
 * @throws ProtocolError for the answer about another record, as the vendor's samples show them
 */
export async function getRecord(
  context: LsOneContext,
  ref: RecordRef,
  { relations = [] }: GetOptions = {},
): Promise<VendorRecord | undefined> {
  const { entity, id, parents } = ref;
  const path = recordPath(entity, id, parents);
  const answer = await context.client.send({ method: 'GET', path, repeat: 'always', acceptedStatuses: [404] });
  if (answer.status === 404) return undefined;
  const record = checkedRecord(ref, answer.body);
  return relations.includes('lines') ? (await withLines(context, [record]))[0] : record;
}

/** The record in an answer that must be about the one that was asked for. */
function checkedRecord({ entity, id, parents = {} }: RecordRef, body: unknown): VendorRecord {
  const record = isObject(body) ? readRecord(entity, body) : {};
  const keys = { ...parents, [entity.idField ?? 'id']: id };
  if (Object.entries(keys).every(([name, value]) => record[name] === value)) return record;
  throw new ProtocolError(`${VENDOR} answered with something that is not the ${entity.label} that it was asked for.`);
}
