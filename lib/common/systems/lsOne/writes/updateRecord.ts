import type { Entity } from '../../../model/entity';
import type { RecordRef, UpdateOptions, VendorRecord } from '../../../model/query';
import { without } from '../../../model/recordInput';
import { NotFoundError } from '../../../util/errors';
import { isGiven } from '../../../util/given';
import { throwIfInvalid } from '../../../util/issues';
import type { LsOneContext } from '../context';
import { collectionPath } from '../paths';
import { getRecord } from '../reads/getRecord';
import { writeRecord } from '../records/writeRecord';

/**
 * Changes fields of a record and reads it again. A change replaces the whole record, and what it does not carry may be
 * wiped: so the record is read, changed and sent with all that a change may carry.
 *
 * @throws NotFoundError when there is no such record
 */
export async function updateRecord(
  context: LsOneContext,
  ref: RecordRef,
  fields: VendorRecord,
  { doubts }: Pick<UpdateOptions, 'doubts'> = { doubts: {} },
): Promise<VendorRecord> {
  const { entity, parents } = ref;
  const stored = await getRecord(context, ref);
  if (!stored) throw absent(ref);
  const changes = emptied(entity, stored, accepted(stored, fields, doubts));
  const changed = { ...sendable(entity, stored), ...changes, ...parents };
  await context.client.send({
    method: 'PUT',
    path: collectionPath(entity, parents),
    body: writeRecord(entity, changed),
    repeat: 'always',
  });
  const record = await getRecord(context, ref);
  if (!record) throw absent(ref);
  return record;
}

const absent = ({ entity, id }: RecordRef): NotFoundError => new NotFoundError(`${entity.label} ${id} is not found.`);

/** The key and what a change may carry: the rest is made by the server, or by the vendor's mobile app. */
function sendable({ idField, update }: Entity, record: VendorRecord): VendorRecord {
  const names = [idField, ...(update?.fields ?? [])];
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => names.includes(name) && isGiven(value)));
}

/**
 * A field that the message empties is sent as empty: no page says whether the server keeps what a change does not carry.
 * What is empty already is left out.
 */
function emptied(entity: Entity, stored: VendorRecord, fields: VendorRecord): VendorRecord {
  const emptyOf = (name: string): unknown =>
    isGiven(stored[name]) ? EMPTY[entity.fields[name]?.type ?? ''] : undefined;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isGiven(value) ? value : emptyOf(name)]),
  );
}

/** By the type of a field; what is empty in the others, no page says. */
const EMPTY: Readonly<Record<string, unknown>> = { string: '', float: 0 };

/** A value that would be refused is left out where it is the stored one: the message holds a record as it was read. */
function accepted(stored: VendorRecord, fields: VendorRecord, doubts: UpdateOptions['doubts']): VendorRecord {
  const isSame = (name: string) => String(fields[name] ?? '') === String(stored[name] ?? '');
  const refused = Object.keys(doubts).filter((name) => name in fields && !isSame(name));
  throwIfInvalid(
    refused.map((name) => doubts[name] ?? ''),
    'Nothing was changed.',
  );
  return without(fields, Object.keys(doubts));
}
