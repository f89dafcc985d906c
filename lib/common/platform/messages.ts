import { newMessageWithBody } from 'elasticio-node/lib/messages';
import { InputError } from '../errors';
import type { Entity } from '../systems/entity';
import type { VendorRecord } from '../systems/system';
import type { Context, Message } from './context';

/** What becomes of a page of records: a message each, or one message `{results: [...]}`. */
export type EmitBehavior = 'emitIndividually' | 'emitPage';

/**
 * Greatest JSON of a message's body, in bytes. The platform's limit of 10 MB counts the encrypted text, which is about
 * 7.8 MB of JSON; beyond it a message is dropped with an error in place of an exception.
 */
export const MAX_BODY_BYTES = 7_000_000;

/**
 * Emits one message.
 *
 * @param what begins the error's sentence, `advice` ends it
 * @throws InputError if the body is too large for a message
 */
export async function emitBody(
  context: Pick<Context, 'emit'>,
  body: Message['body'],
  what: string,
  advice: string,
  attachments: Message['attachments'] = {},
): Promise<void> {
  const bytes = Buffer.byteLength(JSON.stringify(body));
  if (bytes > MAX_BODY_BYTES) throw tooLarge(what, bytes, advice);
  await context.emit('data', { ...newMessageWithBody(body), attachments });
}

/**
 * Emits a page of records; a page that is too large for one message goes out as several.
 *
 * @throws InputError before anything is emitted, if a single record is too large for a message
 */
export async function emitRecords(
  context: Pick<Context, 'emit'>,
  entity: Entity,
  records: readonly VendorRecord[],
  behavior: EmitBehavior,
): Promise<void> {
  const sizes = records.map((record) => sizeWithin(entity, record));
  const bodies = behavior === 'emitPage' ? splitBySize(records, sizes).map((results) => ({ results })) : records;
  for (const body of bodies) {
    await context.emit('data', newMessageWithBody(body));
  }
}

/** Gathers records for one body `{results: [...]}`; `add` says whether they still fit into a message. */
export function bodyCollector() {
  const records: VendorRecord[] = [];
  let bytes = ENVELOPE_BYTES;
  return {
    records,
    add(more: readonly VendorRecord[]): boolean {
      for (const record of more) {
        bytes += Buffer.byteLength(JSON.stringify(record)) + 1;
        records.push(record);
      }
      return bytes <= MAX_BODY_BYTES;
    },
  };
}

const ENVELOPE_BYTES = Buffer.byteLength('{"results":[]}');

/** The record's share of a page's body in bytes, with the comma behind it. */
function sizeWithin(entity: Entity, record: VendorRecord): number {
  const bytes = Buffer.byteLength(JSON.stringify(record)) + 1;
  if (ENVELOPE_BYTES + bytes > MAX_BODY_BYTES) {
    const id = entity.idField ? record[entity.idField] : undefined;
    throw tooLarge(`${entity.label} ${id ?? 'without id'}`, bytes, 'Include fewer linked objects');
  }
  return bytes;
}

const tooLarge = (what: string, bytes: number, advice: string): InputError =>
  new InputError(
    `${what} is too large for a message of the platform ` +
      `(${(bytes / 1e6).toFixed(1)} MB, at most ${MAX_BODY_BYTES / 1e6} MB). ${advice}.`,
  );

/** The records in as few groups as fit into a message each, in order. */
function splitBySize(records: readonly VendorRecord[], sizes: readonly number[]): VendorRecord[][] {
  const groups: VendorRecord[][] = [];
  let room = 0;
  records.forEach((record, index) => {
    const bytes = sizes[index] ?? 0;
    if (bytes > room) {
      groups.push([]);
      room = MAX_BODY_BYTES - ENVELOPE_BYTES;
    }
    groups.at(-1)?.push(record);
    room -= bytes;
  });
  return groups;
}

/** Emits one record. Throws as {@link emitRecords} when it is too large for a message. */
export const emitRecord = (context: Pick<Context, 'emit'>, entity: Entity, record: VendorRecord): Promise<void> =>
  emitRecords(context, entity, [record], 'emitIndividually');

/** What a sample run says when there is nothing to show: in flows nothing is emitted and that is no error. */
export const NOTHING_TO_SHOW =
  'No object found. Execution stopped. This error is only applicable to the Retrieve Sample. ' +
  'In flow executions there will be no error, just an execution skip.';
