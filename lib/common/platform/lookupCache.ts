import type { VendorRecord } from '../model/query';
import type { Session } from './session';

interface Entry {
  readonly record: VendorRecord;
  readonly untilMs: number;
}

/** Of all connections of the process, the least recently used one first. */
const entries = new Map<string, Entry>();

const LIFE_MS = 10 * 60_000;
const MAX_ENTRIES = 1000;
/** Greatest JSON of a record that is kept, in characters: the whole cache stays below 64 MB or so. */
const MAX_RECORD_LENGTH = 64_000;

/**
 * The record that was found for the same question less than ten minutes ago, else what `find` finds now. Only a single
 * record is remembered: what is missing today may be there in a moment, and several are an error.
 *
 * @param question all that the answer depends on, beside the credential and its account
 */
export async function remembered(
  { clock, credentialKey }: Pick<Session, 'clock' | 'credentialKey'>,
  question: unknown,
  find: () => Promise<VendorRecord[]>,
): Promise<VendorRecord[]> {
  const key = JSON.stringify([credentialKey, question]);
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

function remember(key: string, entry: Entry): void {
  if (JSON.stringify(entry.record).length > MAX_RECORD_LENGTH) return;
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= MAX_ENTRIES) return;
    entries.delete(oldest);
  }
}
