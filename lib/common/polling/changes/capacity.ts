import type { Entity } from '../../model/entity';
import { pollFields } from '../../model/pollFields';
import { InputError, LightspeedError } from '../../util/errors';
import type { ChangeScan } from '../changeScan';
import { type PollSettings, pollingField } from '../pollSettings';
import { type ChangeState, MAX_RECORDS, MAX_SNAPSHOT_CHARACTERS, writeChangeSnapshot } from './changeSnapshot';

/** @throws InputError when what is known at the end of the run does not fit into a snapshot */
export function refuseTooLarge(settings: PollSettings, state: ChangeState): void {
  const { size } = state.digests;
  const characters = JSON.stringify(writeChangeSnapshot(settings, state)).length;
  if (characters <= MAX_SNAPSHOT_CHARACTERS) return;
  throw tooMany(settings, String(size), Math.floor((size * MAX_SNAPSHOT_CHARACTERS) / characters));
}

/**
 * Called in the middle of a scan that cannot be compared any more.
 *
 * @throws InputError
 */
export async function refuseTooMany(settings: PollSettings, scan: ChangeScan, read: number): Promise<never> {
  const total = await scan.count?.().catch((error: unknown) => {
    if (error instanceof LightspeedError) return undefined;
    throw error;
  });
  throw tooMany(
    settings,
    total === undefined || total < read ? `more than ${MAX_RECORDS}` : String(total),
    MAX_RECORDS,
  );
}

function tooMany(settings: PollSettings, count: string, room: number): InputError {
  const { entity } = settings;
  const field = pollingField(settings);
  const fields = narrowingFields(entity);
  const filter = fields.length > 0 ? ` with "Filter" (for example by ${fields.join(', ')})` : '';
  const names = pollFields(entity).flatMap((other) => (other.field === field ? [] : [other.field]));
  const others = names.length > 0 ? `, or choose the "Polling Field" ${names.join(' or ')}` : '';
  return new InputError(
    `${entity.plural}: there are ${count}, and at most about ${room} can be compared with what was emitted before. ` +
      `Nothing was emitted. Narrow the list${filter}${others}.`,
  );
}

/** Fields that divide the records: what they belong to, and their state. */
function narrowingFields({ idField, fields }: Entity): string[] {
  const names = Object.keys(fields).filter((name) => name !== idField && fields[name]?.operators === undefined);
  const is = (test: (name: string) => boolean) => names.filter(test);
  return [
    ...is((name) => name === 'shopID'),
    ...is((name) => fields[name]?.type === 'boolean'),
    ...is((name) => name !== 'shopID' && fields[name]?.ref !== undefined),
    ...is((name) => fields[name]?.enum !== undefined || fields[name]?.type === 'datetime'),
  ].slice(0, 4);
}
