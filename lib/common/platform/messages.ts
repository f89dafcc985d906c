import type { Entity } from '../model/entity';
import type { VendorRecord } from '../model/query';
import { InputError } from '../util/errors';
import type { Message } from './context';
import { jsonBytes } from './messageRoom';
import { newMessage } from './newMessage';
import { type Outlet, tooLarge } from './outlet';

/** How a page of records is emitted: one message per record, or one message `{results: [...]}`. */
export type EmitBehavior = 'emitIndividually' | 'emitPage';

/**
 * Emits one message.
 *
 * @param what start of the error text
 * @param advice end of the error text
 * @throws InputError when the body is too large for a message
 */
export async function emitBody(
  outlet: Outlet,
  body: Message['body'],
  what: string,
  advice: string,
  attachments: Message['attachments'] = {},
): Promise<void> {
  const bytes = jsonBytes(body);
  const limitBytes = await outlet.bodyLimit(bytes);
  if (bytes > limitBytes) throw new InputError(`${tooLarge(what, bytes, limitBytes)}. ${advice}.`);
  await outlet.emit('data', newMessage(body, attachments));
}

/**
 * Emits a page of records; a page that is too large for one message becomes several messages.
 *
 * @param maxBytes all records together have at most so many bytes as JSON; undefined: unknown
 * @throws InputError before anything is emitted, when a single record is too large for a message
 */
export async function emitRecords(
  outlet: Outlet,
  entity: Entity,
  records: readonly VendorRecord[],
  behavior: EmitBehavior,
  maxBytes?: number,
): Promise<void> {
  if (records.length === 0) return;
  const whole = behavior === 'emitPage' ? [{ results: records }] : records;
  const bound = maxBytes === undefined ? undefined : maxBytes + ENVELOPE_BYTES;
  const bodies = whole.every((body) => outlet.surelyFits(body, bound))
    ? whole
    : await fittingBodies(outlet, entity, records, behavior);
  for (const body of bodies) {
    await outlet.emit('data', newMessage(body));
  }
}

/** A page in as few bodies as fit into messages, in order; or the records, when all of them fit. */
async function fittingBodies(
  outlet: Outlet,
  entity: Entity,
  records: readonly VendorRecord[],
  behavior: EmitBehavior,
): Promise<readonly Message['body'][]> {
  const sizes = records.map((record) => jsonBytes(record) + 1);
  const bytes = ENVELOPE_BYTES + sizes.reduce((sum, size) => sum + size, 0);
  const limitBytes = (await outlet.bodyLimit(bytes)) - ENVELOPE_BYTES;
  refuseTooLarge(entity, records, sizes, limitBytes);
  return behavior === 'emitPage' ? splitBySize(records, sizes, limitBytes).map((results) => ({ results })) : records;
}

/** Collects records for one body `{results: [...]}`. */
export function bodyCollector({ bodyLimit }: Outlet) {
  const records: VendorRecord[] = [];
  let bytes = ENVELOPE_BYTES;
  return {
    records,
    /** Adds records. Resolves with whether all fit into a message, and its limit in bytes. */
    async add(more: readonly VendorRecord[]): Promise<{ readonly fits: boolean; readonly limitBytes: number }> {
      for (const record of more) {
        bytes += jsonBytes(record) + 1;
        records.push(record);
      }
      const limitBytes = await bodyLimit(bytes);
      return { fits: bytes <= limitBytes, limitBytes };
    },
  };
}

const ENVELOPE_BYTES = jsonBytes({ results: [] });

/** @param sizes bytes of each record in a page's body, with its comma */
function refuseTooLarge(
  entity: Entity,
  records: readonly VendorRecord[],
  sizes: readonly number[],
  limitBytes: number,
): void {
  const index = sizes.findIndex((bytes) => bytes > limitBytes);
  if (index < 0) return;
  const id = entity.idField ? records[index]?.[entity.idField] : undefined;
  const what = tooLarge(`${entity.label} ${id ?? 'without id'}`, sizes[index] ?? 0, limitBytes + ENVELOPE_BYTES);
  throw new InputError(`${what}. Include fewer linked objects.`);
}

/** Splits the records, in order, into as few groups as possible that each fit into a message. */
function splitBySize(records: readonly VendorRecord[], sizes: readonly number[], limitBytes: number): VendorRecord[][] {
  const groups: VendorRecord[][] = [];
  let room = 0;
  records.forEach((record, index) => {
    const bytes = sizes[index] ?? 0;
    if (bytes > room) {
      groups.push([]);
      room = limitBytes;
    }
    groups.at(-1)?.push(record);
    room -= bytes;
  });
  return groups;
}

/** Emits one record. @throws InputError when it is too large for a message */
export const emitRecord = (outlet: Outlet, entity: Entity, record: VendorRecord): Promise<void> =>
  emitRecords(outlet, entity, [record], 'emitIndividually');

/** Error of a sample run without records. In flows, an empty result is no error. */
export const NOTHING_TO_SHOW =
  'No object found. Execution stopped. This error is only applicable to the Retrieve Sample. ' +
  'In flow executions there will be no error, just an execution skip.';
