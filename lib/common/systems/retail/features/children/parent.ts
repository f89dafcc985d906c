import type { Page, VendorRecord } from '../../../../model/query';
import type { Clock } from '../../../../util/clock';

/** What children lie below: an order, a count. */
export interface Parent {
  readonly record: VendorRecord;
  /** It has just been created: it has no children yet. */
  readonly isNew: boolean;
  /** How far the vendor's clock is ahead of ours. */
  readonly aheadMs: number;
}

/** The records of a list that may be parents. */
export async function findParents(pages: AsyncIterable<Page>, clock: Clock): Promise<Parent[]> {
  const parents: Parent[] = [];
  for await (const { records, serverNowMs } of pages) {
    const aheadMs = serverNowMs === undefined ? 0 : serverNowMs - clock.nowMs();
    parents.push(...records.map((record) => ({ record, isNew: false, aheadMs })));
  }
  return parents;
}
