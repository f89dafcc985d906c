import type { Row } from '../../data/row';
import type { Store } from '../../data/store';

/** Tables of what a work order consists of: parts and labour. */
export const PARTS = ['WorkorderItem', 'WorkorderLine'] as const;
export type PartTable = (typeof PARTS)[number];

/** What a unit costs the customer: nothing under warranty. */
export function unitPriceOf(store: Store, table: PartTable, workorder: Row, part: Row): number {
  if (workorder['warranty'] === true || part['warranty'] === true) {
    return 0;
  }
  return table === 'WorkorderItem' ? Number(part['unitPrice']) : labourPrice(store, workorder, part);
}

/** The rate of the line, else that of the shop, for the time given; no time counts as one hour. */
function labourPrice(store: Store, { shopID }: Row, line: Row): number {
  const rate = Number(line['unitPriceOverride']) || Number(store.table('Shop').get(shopID)?.['serviceRate'] ?? 0);
  return rate * (Number(line['hours']) + Number(line['minutes']) / 60 || 1);
}
