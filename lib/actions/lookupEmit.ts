import type { Entity } from '../common/model/entity';
import type { VendorRecord } from '../common/model/query';
import { bodyCollector, emitRecord, emitRecords, NOTHING_TO_SHOW } from '../common/platform/messages';
import { newMessage } from '../common/platform/newMessage';
import type { Session } from '../common/platform/session';
import { resized } from '../common/util/async';
import { InputError } from '../common/util/errors';
import type { LookupInput, LookupStep } from './lookupSettings';

/** Emits only the number of records. */
export async function emitCount(session: Session, totalCountOfMatchingResults: number): Promise<void> {
  await session.emit('data', newMessage({ results: [], totalCountOfMatchingResults }));
}

/** Emits the records as the step's emit behavior says. */
export async function emitFound(
  session: Session,
  { entity, emitBehavior, emitEmpty }: LookupStep,
  { pageSize }: LookupInput,
  batches: AsyncIterable<readonly VendorRecord[]>,
): Promise<void> {
  switch (emitBehavior) {
    case 'emitAll':
      return emitTogether(session, entity, batches);
    case 'emitPage':
      return emitPages(session, entity, resized(batches, pageSize));
    case 'emitIndividually':
      return emitEach(session, entity, batches, emitEmpty);
  }
}

/** Stops when the message becomes too large, so that memory stays bounded. */
async function emitTogether(
  session: Session,
  entity: Entity,
  batches: AsyncIterable<readonly VendorRecord[]>,
): Promise<void> {
  const all = bodyCollector(session);
  for await (const records of batches) {
    const { fits, limitBytes } = await all.add(records);
    if (!fits) {
      throw new InputError(
        `The ${entity.plural} found are too many for one message of the platform (${Math.floor(limitBytes / 1e5) / 10} MB). Choose "Emit page" or ` +
          '"Emit individually" as Emit Behavior, narrow the search, or set "Max Fetch Count".',
      );
    }
  }
  await session.emit('data', newMessage({ results: all.records }));
}

async function emitPages(
  session: Session,
  entity: Entity,
  pages: AsyncIterable<readonly VendorRecord[]>,
): Promise<void> {
  let emitted = 0;
  for await (const records of pages) {
    await emitRecords(session, entity, records, 'emitPage');
    emitted++;
  }
  if (emitted === 0) await session.emit('data', newMessage({ results: [] }));
}

async function emitEach(
  session: Session,
  entity: Entity,
  batches: AsyncIterable<readonly VendorRecord[]>,
  emitEmpty: boolean,
): Promise<void> {
  let emitted = 0;
  for await (const records of batches) {
    await emitRecords(session, entity, records, 'emitIndividually');
    emitted += records.length;
  }
  if (emitted === 0 && emitEmpty) return emitRecord(session, entity, {});
  if (emitted === 0 && session.isSample) throw new InputError(NOTHING_TO_SHOW);
}
