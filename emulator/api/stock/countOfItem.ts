import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';

/** Rows of a table that belong to the count and the item of an entry. */
export function ofCount({ store }: AccountState, table: string, { inventoryCountID, itemID }: Row): readonly Row[] {
  // An item is in few counts, while a count may hold thousands of items.
  const ofItem = store.table(table).where('itemID', itemID);
  return ofItem.filter((row) => row['inventoryCountID'] === inventoryCountID);
}

export function isReconciled(state: AccountState, entry: Row): boolean {
  return ofCount(state, 'InventoryCountReconcile', entry).length > 0;
}

/** A reconcile cannot be undone, so what it was made from stays (Source: vendor's page InventoryCountReconcile). */
export function refuseReconciled(state: AccountState, entry: Row): void {
  if (isReconciled(state, entry)) {
    throw invalid('InventoryCountItem: the item is reconciled in this count already.');
  }
}
