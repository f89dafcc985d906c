import type { Page, VendorRecord } from '../model/query';
import type { Clock } from '../util/clock';

/** The record that children belong to: an order, a count. */
export interface Parent {
  readonly record: VendorRecord;
  /** This run has just created it: it has no children yet. */
  readonly isNew: boolean;
  /** How far the vendor's clock is ahead of the component's. */
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
