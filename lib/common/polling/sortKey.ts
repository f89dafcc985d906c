import type { Entity } from '../model/entity';
import { isIdValue } from '../model/ids';
import type { VendorRecord } from '../model/query';
import { ProtocolError } from '../util/errors';
import { compareInstants, type Instant, parseInstant } from './instant';
import type { PollSettings } from './types';

/** A record's place in the order of a run: by time, then by id. Polled by id, all times are 0. */
export interface SortKey extends Instant {
  /** '' comes before every id. */
  readonly id: string;
}

/** A record as polling sees it. */
export interface PolledRecord {
  readonly record: VendorRecord;
  readonly position: SortKey;
  /** The second in which it came to be as it is; what is younger than the settling time is left for the next run. */
  readonly bornMs: number | undefined;
}

/** Negative when `a` comes first, 0 when both are the same. Ids of digits are compared as numbers of any length. */
export const compareSortKeys = (a: SortKey, b: SortKey, idFormat: Entity['idFormat'] = 'digits'): number =>
  compareInstants(a, b) || (idFormat === 'digits' ? a.id.length - b.id.length : 0) || compareTexts(a.id, b.id);

/** By code units, as servers sort texts, and not by the rules of a language. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Makes the reader of entries. It throws a `ProtocolError` for a record without the time or id that it was sorted by. */
export function createRecordReader({ entity, by }: PollSettings): (record: VendorRecord) => PolledRecord {
  const idField = entity.idField ?? '';
  const creation = creationField(entity.timeFields, entity.fields);
  const missing = (field: string) =>
    new ProtocolError(
      `${entity.plural}: an object came without a usable "${field}", so its place in the list is unknown`,
    );
  return (record) => {
    const id = record[idField];
    if (typeof id !== 'string' || !isIdValue(entity, id)) throw missing(idField);
    if (by.kind === 'id') {
      const born = creation === undefined ? undefined : timeOf(record, creation);
      return { record, position: { timeMs: 0, id }, bornMs: born?.timeMs };
    }
    const time = timeOf(record, by.field);
    if (time === undefined) throw missing(by.field);
    return { record, position: { ...time, id }, bornMs: time.timeMs };
  };
}

/** The vendor spells some fields in two ways (`updatetime`, `updateTime`). */
function timeOf(record: VendorRecord, field: string): Instant | undefined {
  const name = field in record ? field : Object.keys(record).find((key) => key.toLowerCase() === field.toLowerCase());
  const value = name === undefined ? undefined : record[name];
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

/**
 * Ids are given before records become visible, so a smaller one may show up after a greater one. Where a record tells
 * when it was created (and nobody can write that time), polling by id waits for it to settle.
 */
const creationField = (
  timeFields: PollSettings['entity']['timeFields'],
  fields: PollSettings['entity']['fields'],
): string | undefined =>
  Object.entries(timeFields ?? {}).find(([name, { tracks }]) => tracks === 'creation' && fields[name]?.readOnly)?.[0];
