import { NotFoundError } from '../../errors';
import type { CreateOptions, Draft, RecordRef, Removed, VendorRecord } from '../system';
import { retailCatalogue } from './catalogue';
import { priceOf } from './costs';
import { collectionPath, recordPath } from './paths';
import { recordsOf, straighten } from './records';
import type { RetailClient } from './request';

export async function createRecord(
  client: RetailClient,
  { entity, fields, parents }: Draft,
  _options: CreateOptions,
): Promise<VendorRecord> {
  const answer = await client.send({
    method: 'POST',
    path: collectionPath(entity, parents),
    body: fields,
    costDrips: priceOf({ method: 'POST', entity, single: true, body: fields }),
    repeat: 'ifNotDone',
    scopes: entity.scopes,
  });
  return straighten(entity, recordsOf(entity, answer.body)[0], retailCatalogue);
}

export async function updateRecord(client: RetailClient, ref: RecordRef, fields: VendorRecord): Promise<VendorRecord> {
  const answer = await client.send({
    method: 'PUT',
    path: recordPath(ref.entity, ref.id, ref.parents),
    body: fields,
    costDrips: priceOf({ method: 'PUT', entity: ref.entity, single: true, body: fields }),
    repeat: 'ifNotDone',
    scopes: ref.entity.scopes,
  });
  return straighten(ref.entity, recordsOf(ref.entity, answer.body)[0], retailCatalogue);
}

export async function removeRecord(client: RetailClient, ref: RecordRef): Promise<Removed | undefined> {
  try {
    await client.send({
      method: 'DELETE',
      path: recordPath(ref.entity, ref.id, ref.parents),
      costDrips: priceOf({ method: 'DELETE', entity: ref.entity, single: true }),
      repeat: 'always',
      scopes: ref.entity.scopes,
    });
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
  return { id: ref.id, archived: ref.entity.operations.delete === 'archive' };
}
