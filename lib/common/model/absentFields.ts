import { isGiven } from '../util/given';
import type { VendorRecord } from './query';

/** What a record needs. */
export interface Needs {
  readonly required?: readonly string[] | undefined;
  /** One of each list. */
  readonly requiredOneOf?: readonly (readonly string[])[] | undefined;
}

/** What a record lacks, in words; `path` is dotted, with a dot at its end. */
export function absentIssues({ required = [], requiredOneOf = [] }: Needs, fields: VendorRecord, path = ''): string[] {
  const isThere = (name: string) => isGiven(fields[name]);
  const quoted = (name: string) => `"${path}${name}"`;
  const missing = required.filter((name) => !isThere(name));
  const missingAll = requiredOneOf.filter((names) => !names.some(isThere));
  return [
    ...missing.map((name) => `${quoted(name)} is missing`),
    ...missingAll.map((names) => `one of ${names.map(quoted).join(', ')} is missing`),
  ];
}
