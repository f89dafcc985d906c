import type { Row } from '../../data/row';
import { stockValues } from '../../data/totals';
import { invalid } from '../apiError';
import type { AccountState } from '../request';

/** Why stock changes, as the log tells it: a reason of the vendor's list, and the document behind it. */
export interface Cause {
  readonly reason: string;
  readonly employeeID: number;
  readonly automated?: boolean;
  readonly saleID?: unknown;
  readonly customerID?: unknown;
  readonly inventoryCountID?: unknown;
}

/** The record of an item in a shop; made when there is none yet. */
export function stockOf(state: AccountState, itemID: unknown, shopID: unknown): Row {
  const table = state.store.table('ItemShop');
  const known = table.where('itemID', itemID).find((row) => row['shopID'] === shopID);
  return known ?? table.insert({ itemID, shopID, timeStamp: state.now() });
}

/** Sets the quantity on hand; the summary of all shops follows, and the log tells of it. */
export function setStock(state: AccountState, stock: Row, qoh: number, cause: Cause): void {
  const change = qoh - Number(stock['qoh']);
  if (change === 0) {
    return;
  }
  const { itemID } = stock;
  const table = state.store.table('ItemShop');
  const item = state.store.table('Item').get(itemID) ?? {};
  const write = (row: Row, units: number) => table.update(row, { ...stockValues(units, item), timeStamp: state.now() });
  write(stock, qoh);
  const inShops = table.where('itemID', itemID).filter((row) => row['shopID'] !== 0);
  write(
    stockOf(state, itemID, 0),
    inShops.reduce((sum, row) => sum + Number(row['qoh']), 0),
  );
  writeLog(state, stock, change, item, cause);
}

/** Adds to the quantity on hand, or takes from it: it may go below zero. */
export function moveStock(state: AccountState, stock: Row, change: number, cause: Cause): void {
  setStock(state, stock, Number(stock['qoh']) + change, cause);
}

function writeLog(state: AccountState, { itemID, shopID, qoh }: Row, qohChange: number, item: Row, cause: Cause): void {
  state.store.table('InventoryLog').insert({
    itemID,
    shopID,
    qohChange,
    // The unit's cost, not a difference (Source: vendor's page InventoryLog).
    costChange: item['avgCost'],
    causedNegative: qohChange < 0 && Number(qoh) < 0,
    createTime: state.now(),
    automated: false,
    ...cause,
  });
}

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
