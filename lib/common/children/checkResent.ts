import type { VendorRecord } from '../model/query';
import { OutcomeUnknownError } from '../util/errors';
import { type ChildCollection, type ChildResults, merged, readCreated, readUnassigned } from './childCollection';
import { matchRecords } from './matchRecords';

/**
 * The vendor may carry a request out long after it was given up, even after the records were read.
 *
 * @throws OutcomeUnknownError naming the duplicates that were created this way
 */
export async function* checkResent(
  resent: readonly VendorRecord[],
  collection: ChildCollection,
  known: ChildResults,
): AsyncGenerator<ChildResults> {
  if (resent.length === 0) return;
  const failed = resent.filter((child) => known.get(child)?.status === 'failed');
  const results = failed.length > 0 ? merged(known, await readCreated(failed, collection, known)) : known;
  yield results;
  const unassigned = await readUnassigned(collection, results);
  const duplicates = matchRecords(resent, unassigned, collection.matchRule).filter((record) => record !== undefined);
  if (duplicates.length === 0) return;
  const ids = duplicates.map((record) => record[collection.idField]).join(', ');
  throw new OutcomeUnknownError(
    `The server carried requests out twice, which it had not answered: delete what is surplus (${collection.idField} ${ids}).`,
  );
}
