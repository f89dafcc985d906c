import type { VendorRecord } from '../model/query';
import type { Session } from './session';

interface CachedRecord {
  readonly record: VendorRecord;
  readonly untilMs: number;
}

/** Of all connections of the process; the least recently used entry first. */
const entries = new Map<string, CachedRecord>();

const LIFE_MS = 10 * 60_000;
const MAX_ENTRIES = 1000;
/** Maximum JSON length of a cached record, in characters: the whole cache stays below about 64 MB. */
const MAX_RECORD_LENGTH = 64_000;

/**
 * The record found for the same query in the last ten minutes, else the result of `find`. Only a single record is cached:
 * a missing record may be created at any time, and several records are an error.
 *
 * @param query everything that the result depends on, except the credential and its account
 */
export async function remembered(
  { clock, credentialKey }: Pick<Session, 'clock' | 'credentialKey'>,
  query: unknown,
  find: () => Promise<VendorRecord[]>,
): Promise<VendorRecord[]> {
  const key = JSON.stringify([credentialKey, query]);
  const known = entries.get(key);
  entries.delete(key);
  if (known && clock.nowMs() < known.untilMs) {
    entries.set(key, known);
    return [known.record];
  }
  const found = await find();
  const [record, ...others] = found;
  if (record && others.length === 0) remember(key, { record, untilMs: clock.nowMs() + LIFE_MS });
  return found;
}

function remember(key: string, entry: CachedRecord): void {
  if (JSON.stringify(entry.record).length > MAX_RECORD_LENGTH) return;
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MAX_ENTRIES) return;
    entries.delete(oldest);
  }
}
