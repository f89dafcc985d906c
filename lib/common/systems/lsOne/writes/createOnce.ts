import type { Draft, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { OutcomeUnknownError } from '../../../util/errors';
import { type LsOneClient, VENDOR } from '../client/request';
import { collectionPath } from '../paths';
import { readRecord } from '../records/readRecord';
import { writeRecord } from '../records/writeRecord';

/**
 * Sends one creation, once.
 *
 * @returns the record as it was answered, which lacks names and taxes
 * @throws OutcomeUnknownError when the answer was lost, or shows no such record
 */
export async function createOnce(client: LsOneClient, { entity, fields, parents = {} }: Draft): Promise<VendorRecord> {
  const path = collectionPath(entity, parents);
  const text = writeRecord(entity, { ...fields, ...parents });
  const { body } = await client.send({ method: 'POST', path, body: text, repeat: 'ifNotDone' });
  const record = isObject(body) ? readRecord(entity, body) : {};
  const id = record[entity.idField ?? ''];
  // The vendor's samples answer about a line of another order.
  const isInPlace = Object.entries(parents).every(([name, value]) => (record[name] ?? value) === value);
  if (typeof id === 'string' && id !== '' && isInPlace) return record;
  throw new OutcomeUnknownError(
    `${VENDOR} answered that the ${entity.label} was created, but not which one it is. Look whether it is there before you send it again.`,
    { path },
  );
}
