import type { VendorRecord } from '../model/query';
import type { LightspeedError } from '../util/errors';
import { type MatchRule, matchRecords } from './matchRecords';

/** Records below one parent that are created one by one: the lines of an order, the entries of a count. */
export interface ChildCollection {
  readonly idField: string;
  /** How many creations are in flight at most; default 20, which the system's limiter holds back as it has to. */
  readonly concurrency?: number;
  /** Its records do not tell when they were created. */
  readonly hasNoTimes?: true;
  /** Compares a child of the message with a record. Equal children are allowed. */
  readonly matchRule: MatchRule<VendorRecord, VendorRecord>;
  /** Sends one creation, once; undefined when the answer does not show the record. */
  create(child: VendorRecord): Promise<VendorRecord | undefined>;
  /** Reads all records of the parent, to the end. */
  read(): Promise<VendorRecord[]>;
}

/** `found`: the record existed before this run. */
export type ChildResult =
  | { readonly status: 'created' | 'found'; readonly id: string }
  | { readonly status: 'failed'; readonly error: LightspeedError };

/** By identity of the child: equal children have a result each. */
export type ChildResults = ReadonlyMap<VendorRecord, ChildResult>;

/** The results of those children that have a record among `present`, each record for one child. */
export function resultsFrom(
  children: readonly VendorRecord[],
  present: readonly VendorRecord[],
  status: 'found' | 'created',
  { matchRule, idField }: ChildCollection,
): ChildResults {
  const matches = matchRecords(children, present, matchRule);
  return new Map(
    children.flatMap((child, at) => {
      const record = matches[at];
      return record ? [[child, { status, id: String(record[idField]) }]] : [];
    }),
  );
}

/** Reads the records that no result names. */
export async function readUnassigned(
  { read, idField }: ChildCollection,
  results: ChildResults,
): Promise<VendorRecord[]> {
  const assigned = new Set([...results.values()].map((result) => (result.status === 'failed' ? undefined : result.id)));
  return (await read()).filter((record) => !assigned.has(String(record[idField])));
}

/** The results of those children whose creation was carried out although its answer was lost. */
export const readCreated = async (
  children: readonly VendorRecord[],
  collection: ChildCollection,
  results: ChildResults,
) => resultsFrom(children, await readUnassigned(collection, results), 'created', collection);

export const merged = (results: ChildResults, more: ChildResults): ChildResults => new Map([...results, ...more]);
