import { bodyShape } from '../../../model/bodyShape';
import type { Entity, NaturalKey } from '../../../model/entity';
import type { Draft, ListQuery, Page, VendorRecord } from '../../../model/query';
import { parseTime } from '../../../model/times';
import { written } from '../../../model/validateValue';
import { retailCatalogue } from '../catalogue';
import type { RetailContext } from '../context';
import { readPages } from '../paging/pages';
import { equals, hasValue } from '../query/criteria';
import { matchesSent } from './matchesSent';

/** A creation whose outcome is unclear. */
export interface PendingCreation {
  readonly draft: Draft;
  readonly key: NaturalKey;
  /** By our own clock; not later than when the first attempt was sent. */
  readonly firstSentMs: number;
  readonly relations: readonly string[];
}

/** Nothing, the record that the creation made, or `unclear`: records that the creation may have made. */
export type RecoveryResult = VendorRecord | 'none' | 'unclear';

/**
 * Looks for the record that a creation should have made. Records of the same key that are older than the first attempt,
 * by the vendor's own clock, do not count. Where no time is known, a single record that matches everything that was sent
 * serves as well as the one that was to be created.
 */
export async function findCreated(context: RetailContext, creation: PendingCreation): Promise<RecoveryResult> {
  const { draft, key } = creation;
  const candidates: VendorRecord[] = [];
  for await (const page of readPages(context, queryFor(creation), {})) {
    const sinceMs = firstSentByVendor(page, creation.firstSentMs, context.clock.nowMs());
    candidates.push(...page.records.filter((record) => isCandidate(creation, record, sinceMs)));
  }
  const [record, another] = candidates;
  if (!record) return 'none';
  const isIt = !another && hasKey(creation, record);
  return isIt && matchesSent(bodyShape(retailCatalogue, draft.entity, 'create'), restOf(creation), record, key.compare)
    ? record
    : 'unclear';
}

/** A new record that the vendor found by the key, though it is spelt otherwise, may be ours in the vendor's spelling. */
function isCandidate(creation: PendingCreation, record: VendorRecord, sinceMs: number | undefined): boolean {
  const age = ageOf(creation.draft, record, sinceMs);
  return age === 'new' || (age === 'unknown' && hasKey(creation, record));
}

function queryFor({ draft, key, relations }: PendingCreation): ListQuery {
  const { entity, parents = {} } = draft;
  const filters = key.fields.flatMap((name) => equals(entity, name, sentText(draft, name)));
  const compared = (key.compare ?? []).filter((name) => name in draft.fields);
  const loaded = new Set([...relations, ...(entity.create?.answersWith ?? []), ...compared]);
  return { entity, parents, filters, relations: [...loaded], archived: 'include' };
}

const sentText = ({ entity, fields }: Draft, name: string): string =>
  String(written(bodyShape(retailCatalogue, entity, 'create').field(name), fields[name]));

/** Times are compared as instants, not as texts. */
function hasKey({ draft, key }: PendingCreation, record: VendorRecord): boolean {
  const { entity } = draft;
  return key.fields.every((name) => isTime(entity, name) || hasValue(entity, name, record, sentText(draft, name)));
}

/** The fields that remain to compare: all but the key's, apart from its times. */
function restOf({ draft, key }: PendingCreation): VendorRecord {
  const isCompared = (name: string) => !key.fields.includes(name) || isTime(draft.entity, name);
  return Object.fromEntries(Object.entries(draft.fields).filter(([name]) => isCompared(name)));
}

const isTime = ({ fields }: Entity, name: string) => fields[name]?.type === 'datetime';

/** The time of the first attempt by the vendor's clock; undefined when the vendor's time is not known. */
const firstSentByVendor = ({ serverNowMs }: Page, firstSentMs: number, nowMs: number): number | undefined =>
  serverNowMs === undefined ? undefined : serverNowMs - (nowMs - firstSentMs) - CLOCKS_DIFFER_MS;

// The times of records and that of the Date header need not come from one machine.
const CLOCKS_DIFFER_MS = 30_000;

function ageOf({ entity, fields }: Draft, record: VendorRecord, sinceMs = Number.NaN): 'old' | 'new' | 'unknown' {
  const name = ['createTime', 'timeStamp'].find((each) => each in entity.fields || each in entity.undocumentedFields);
  // A time that the user set does not show when the record was created.
  const text = name === undefined || name in fields ? '' : String(record[name]);
  const timeMs = parseTime(text) ?? Number.NaN;
  if (Number.isNaN(timeMs) || Number.isNaN(sinceMs)) return 'unknown';
  return timeMs < sinceMs ? 'old' : 'new';
}
