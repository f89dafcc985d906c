import type { Entity } from '../model/entity';
import { isIdValue } from '../model/ids';
import type { VendorRecord } from '../model/query';
import { ProtocolError } from '../util/errors';
import { compareInstants, type Instant, parseInstant } from './instant';
import type { PollSettings } from './pollSettings';

/** A record's place in the order of a run: by time, then by id. When polling by id, all times are 0. */
export interface SortKey extends Instant {
  /** '' comes before every id. */
  readonly id: string;
}

/** A record with its place in the order. */
export interface PolledRecord {
  readonly record: VendorRecord;
  readonly sortKey: SortKey;
  /** Time of the record's present version, in whole seconds. Records within the settling time are left to the next run. */
  readonly settledAtMs: number | undefined;
}

/** Negative when `a` comes first, 0 when both are the same. Ids of digits are compared as numbers of any length. */
export const compareSortKeys = (a: SortKey, b: SortKey, idFormat: Entity['idFormat'] = 'digits'): number =>
  compareInstants(a, b) || (idFormat === 'digits' ? a.id.length - b.id.length : 0) || compareTexts(a.id, b.id);

/** By code units, as servers sort texts, and not by the rules of a language. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Creates the function that reads a record's sort key. It throws a `ProtocolError` when the time or id is missing. */
export function createRecordReader({ entity, by }: PollSettings): (record: VendorRecord) => PolledRecord {
  const idField = entity.idField ?? '';
  const creation = creationField(entity.timeFields, entity.fields);
  const missing = (field: string) =>
    new ProtocolError(
      `${entity.plural}: an object came without a usable "${field}", so its place in the list is unknown`,
    );
  const createdAt = creation === undefined ? undefined : timeReader(creation);
  const timeAt = by.kind === 'time' ? timeReader(by.field) : undefined;
  return (record) => {
    const id = record[idField];
    if (typeof id !== 'string' || !isIdValue(entity, id)) throw missing(idField);
    if (by.kind !== 'time' || !timeAt)
      return { record, sortKey: { timeMs: 0, id }, settledAtMs: createdAt?.(record)?.timeMs };
    const time = timeAt(record);
    if (time === undefined) throw missing(by.field);
    const { timeMs, fraction } = time;
    return { record, sortKey: { timeMs, fraction, id }, settledAtMs: timeMs };
  };
}

/** Reads a field's time. Records that follow each other often have the same one, which is not parsed again. */
function timeReader(field: string): (record: VendorRecord) => Instant | undefined {
  let text: string | undefined;
  let time: Instant | undefined;
  return (record) => {
    const value = record[nameIn(record, field)];
    if (typeof value !== 'string') return undefined;
    if (value !== text) [text, time] = [value, parseInstant(value)];
    return time;
  };
}

/** The vendor spells some fields in two ways (`updatetime`, `updateTime`). */
const nameIn = (record: VendorRecord, field: string): string =>
  field in record ? field : (Object.keys(record).find((key) => key.toLowerCase() === field.toLowerCase()) ?? field);

/**
 * Ids are assigned before records become visible, so a smaller id may appear after a greater one. If records have a
 * read-only creation time, polling by id waits until they have settled.
 */
const creationField = (
  timeFields: PollSettings['entity']['timeFields'],
  fields: PollSettings['entity']['fields'],
): string | undefined =>
  Object.entries(timeFields ?? {}).find(([name, { tracks }]) => tracks === 'creation' && fields[name]?.readOnly)?.[0];
