import type { VendorRecord } from '../../../model/query';
import { messageError } from '../../../util/issues';
import type { SearchRequest } from '../../system';
import type { LsOneContext } from '../context';
import { searchIssues } from '../query/conditions';
import { recordOrder } from '../query/recordOrder';
import { filteredPages } from './filteredPages';

/**
 * The records for which some alternative holds, each once, in batches. The alternatives are read one after the other, and
 * put in order where one is asked for.
 */
export async function* searchRecords(
  context: LsOneContext,
  { alternatives, ...list }: SearchRequest,
): AsyncGenerator<readonly VendorRecord[]> {
  const issues = searchIssues(list.entity, alternatives);
  if (issues.length > 0) throw messageError(issues);
  const found = eachOnce(context, list, alternatives);
  if (!list.sort || alternatives.length === 1) return yield* found;
  const all: VendorRecord[] = [];
  for await (const records of found) all.push(...records);
  yield all.sort(recordOrder(list.entity, list.sort));
}

async function* eachOnce(
  context: LsOneContext,
  list: Omit<SearchRequest, 'alternatives'>,
  alternatives: SearchRequest['alternatives'],
): AsyncGenerator<readonly VendorRecord[]> {
  const { idField } = list.entity;
  const seen = new Set<unknown>();
  for (const filters of alternatives) {
    for await (const { records } of filteredPages(context, { ...list, filters })) {
      const fresh = records.filter((record) => !seen.has(record[idField ?? '']));
      for (const record of fresh) seen.add(record[idField ?? '']);
      yield fresh;
    }
  }
}
