import { isIdValue } from '../../model/ids';
import type { VendorRecord } from '../../model/query';
import { type Deadline, refuseWhenStopped } from '../../util/deadline';
import { ProtocolError } from '../../util/errors';
import type { ChangeScan } from '../changeScan';
import type { PollSettings } from '../pollSettings';
import { refuseTooMany } from './capacity';
import { MAX_RECORDS } from './changeSnapshot';
import { digestOf } from './digest';
import type { Digests } from './digestPack';

/** A record that goes out, or the news that it was deleted. */
export interface Change {
  readonly id: string;
  readonly record: VendorRecord;
  /** What is known of the record once it is out; undefined: it is forgotten. */
  readonly digest: number | undefined;
  readonly isDeleted?: true;
}

export interface FoundChanges {
  /** Deleted records and those that left the list first, so that what is known never grows beyond its final size. */
  readonly changes: readonly Change[];
  /** Ids of the records that will not change any more. */
  readonly finals: readonly string[];
}

export interface Comparing {
  readonly settings: PollSettings;
  readonly known: Digests;
  /** The record as it goes out; what is left out of it does not count as a change. */
  readonly emitted: (record: VendorRecord) => VendorRecord;
  readonly deadline?: Deadline | undefined;
}

/**
 * Reads the whole scan and compares it with what is known. Holds no records but the changed ones.
 *
 * @throws InputError when there are more records than a snapshot can hold; errors of the scan as they are
 */
export async function findChanges(scan: ChangeScan, comparing: Comparing): Promise<FoundChanges> {
  const { settings, known, deadline } = comparing;
  const seen = new Set<string>();
  const finals = new Set<string>();
  // A record that moved in the list while it was read may come twice: its later version counts.
  const changed = new Map<string, Change>();
  for await (const records of scan.records()) {
    for (const record of records) {
      const id = idOf(settings, record);
      const digest = versionOf(scan, comparing, record);
      seen.add(id);
      changed.delete(id);
      if (known.get(id) !== digest) changed.set(id, { id, record, digest });
      if (scan.isFinal?.(record)) finals.add(id);
    }
    if (seen.size > MAX_RECORDS) await refuseTooMany(settings, scan, seen.size);
    refuseWhenStopped(deadline);
  }
  const missing = await findMissing(
    scan,
    comparing,
    [...known.keys()].filter((id) => !seen.has(id)),
  );
  return { changes: [...missing.changes, ...changed.values()], finals: [...finals, ...missing.finals] };
}

/**
 * What became of known records that the scan lacks. One that exists has left the list: it goes out if it has changed, and
 * is forgotten. An unchanged one was passed over, or left for a reason that it does not show: it stays known.
 */
async function findMissing(scan: ChangeScan, comparing: Comparing, ids: readonly string[]): Promise<FoundChanges> {
  const { settings, known } = comparing;
  const changes: Change[] = [];
  const finals: string[] = [];
  const found = ids.length > 0 ? await scan.missing(ids) : new Map<string, VendorRecord>();
  for (const id of ids) {
    const record = found.get(id);
    const digest = record && versionOf(scan, comparing, record);
    const isFinal = record !== undefined && scan.isFinal?.(record) === true;
    // Final ones are known to the end of the run: after a kill the scan may bring them again.
    if (isFinal) finals.push(id);
    const isKept = isFinal || (record !== undefined && scan.isFollowed?.(record) === true);
    if (record === undefined) changes.push(deletion(settings, id));
    else if (digest !== known.get(id)) changes.push({ id, record, digest: isKept ? digest : undefined });
  }
  return { changes, finals };
}

const versionOf = (scan: ChangeScan, { emitted }: Comparing, record: VendorRecord): number =>
  digestOf(scan.version?.(record) ?? emitted(record));

const deletion = ({ entity }: PollSettings, id: string): Change => ({
  id,
  record: { [entity.idField ?? '']: id, deleted: true },
  digest: undefined,
  isDeleted: true,
});

function idOf({ entity }: PollSettings, record: VendorRecord): string {
  const { idField, plural } = entity;
  const id = idField === null ? undefined : record[idField];
  if (typeof id === 'string' && isIdValue(entity, id)) return id;
  throw new ProtocolError(`${plural}: an object came without a usable "${idField}", so it cannot be compared`);
}
