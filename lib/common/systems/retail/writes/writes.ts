import { sentence } from '../../../http/failure';
import { bodyShape } from '../../../model/bodyShape';
import type { Write } from '../../../model/entity';
import type { RecordRef, Removed, VendorRecord } from '../../../model/query';
import { isObject } from '../../../util/collections';
import { InputError, NotFoundError, OutcomeUnknownError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';
import type { RetailAnswer, RetailRequest } from '../client/request';
import type { RetailContext } from '../context';
import { getRecord } from '../reads';
import { normalize } from '../records/normalize';
import { recordIn } from '../records/record';
import { matchesSent } from './matchesSent';
import { removalRequest, updateRequest } from './writeRequest';

/**
 * Changes the given fields of a record and answers it as stored. A change that would do more than once when repeated
 * fails with an `OutcomeUnknownError` when its answer is lost.
 *
 * @throws NotFoundError when there is no such record
 */
export async function updateRecord(
  context: RetailContext,
  ref: RecordRef,
  fields: VendorRecord,
): Promise<VendorRecord> {
  const { entity } = ref;
  const keys = await bodyKeys(context, ref, entity.update);
  if (!keys) throw missing(ref);
  checkKeys(ref, keys, fields);
  if (Object.keys(fields).length === 0) return stored(context, ref);
  const answer = await context.client.send(updateRequest(ref, { ...fields, ...keys })).catch(orMissing(ref));
  const raw = recordIn(entity, answer.body, ref.id);
  if (raw) return normalize(entity, raw, retailCatalogue);
  const record = answer.body === undefined ? await stored(context, ref) : undefined;
  if (record && matchesSent(bodyShape(retailCatalogue, entity, 'update'), fields, record)) return record;
  throw unclear(ref, answer, 'changed');
}

/** Archives or deletes a record; undefined when there is none. */
export async function removeRecord(context: RetailContext, ref: RecordRef): Promise<Removed | undefined> {
  const { entity, id } = ref;
  const keys = await bodyKeys(context, ref, entity.delete);
  const answer = keys && (await remove(context, ref, removalRequest(ref, keys)));
  if (!answer) return undefined;
  const raw = recordIn(entity, answer.body, id);
  if (!raw && !(await isConfirmed(context, ref, answer))) throw unclear(ref, answer, 'deleted');
  const isArchiving = entity.operations.delete === 'archive';
  const archived = raw && normalize(entity, raw, retailCatalogue)['archived'];
  // It shows the record as it was, so it is as if nothing had been done.
  if (isArchiving && archived === false) throw unclear(ref, answer, 'archived');
  return { id, archived: isArchiving || archived === true };
}

/**
 * Some deletions name the record instead of showing it, and a repeated one finds it gone. One that says nothing can be
 * seen. Source: samples of the vendor's pages.
 */
async function isConfirmed(context: RetailContext, ref: RecordRef, { body, status }: RetailAnswer): Promise<boolean> {
  if (status === GONE.status) return true;
  if (body === undefined) return isGone(await getRecord(context, ref, {}));
  return isObject(body) && typeof body['name'] === 'string' && String(body['primaryID']) === ref.id;
}

const isGone = (record: VendorRecord | undefined): boolean => !record || record['archived'] === true;

const unclear = ({ entity, id }: RecordRef, { status }: RetailAnswer, done: string): OutcomeUnknownError =>
  new OutcomeUnknownError(
    `${entity.label} ${id}: Lightspeed answered with something else (status ${status}). It is not known whether it was ` +
      `${done}. Look before you do it again.`,
    { status },
  );

async function remove(
  context: RetailContext,
  ref: RecordRef,
  request: RetailRequest,
): Promise<RetailAnswer | undefined> {
  try {
    return await context.client.send(request);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    if (!(error instanceof OutcomeUnknownError)) throw error;
  }
  // A removal by POST, whose answer was lost: its effect can be seen.
  const record = await getRecord(context, ref, {});
  return isGone(record) ? GONE : context.client.send(request);
}

const GONE: RetailAnswer = { status: 404, headers: {}, body: undefined, serverNowMs: undefined };

/**
 * What the body must say to name the record where its id cannot: lines of a transfer are changed and deleted by their
 * item. Undefined when there is no such record. Source: vendor's page Inventory-Transfer-TransferItems.
 */
async function bodyKeys(
  context: RetailContext,
  ref: RecordRef,
  rules: Write | undefined,
): Promise<VendorRecord | undefined> {
  if (!rules?.bodyKey) return {};
  const record = await getRecord(context, ref, {});
  const names = ref.entity.delete?.required ?? [];
  return record && Object.fromEntries(names.map((name) => [name, record[name]]));
}

function checkKeys({ entity, id }: RecordRef, keys: VendorRecord, fields: VendorRecord): void {
  const others = Object.keys(keys).filter((name) => name in fields && String(fields[name]) !== String(keys[name]));
  if (others.length > 0) {
    throw new InputError(`${entity.label} ${id}: ${others.map((name) => `"${name}"`).join(', ')} cannot be changed.`);
  }
}

async function stored(context: RetailContext, ref: RecordRef): Promise<VendorRecord> {
  const record = await getRecord(context, ref, {});
  if (!record) throw missing(ref);
  return record;
}

const missing = ({ entity, id }: RecordRef, cause?: NotFoundError): NotFoundError =>
  new NotFoundError(
    cause ? sentence(`${entity.label} ${id} is not found`, cause) : `${entity.label} ${id} is not found.`,
    {
      ...cause,
      cause,
    },
  );

/** Names the record in place of the path alone. */
const orMissing = (ref: RecordRef) => (error: unknown) => {
  throw error instanceof NotFoundError ? missing(ref, error) : error;
};
