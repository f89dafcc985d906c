import { hash } from 'node:crypto';
import type { VendorRecord } from '../../model/query';

/**
 * In place of a digest: the record may be out or not, in whatever version. What it is found to be goes out in any case.
 */
export const UNCERTAIN = 0;

/**
 * A number of 32 bits that tells whether a record has changed: a change goes unnoticed once in four thousand million times.
 * The order of keys does not count, nor that of lists: vendors promise none for linked objects.
 */
export const digestOf = (record: VendorRecord): number =>
  hash('sha256', canonicalText(record), 'buffer').readUInt32LE(0) || UNCERTAIN + 1;

function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const texts = entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalText(each)}`);
  return `{${texts.sort().join()}}`;
}
