import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { setStock, stockOf } from '../stock/stock';
import { readFields } from './fields';
import { nestedList } from './nestedBody';
import type { Writer } from './writer';

/** Fields that a nested stock record takes; everything else on it is computed. */
const WRITABLE = ['qoh', 'reorderPoint', 'reorderLevel'];

/**
 * Sets stock through an item. Entries name `itemShopID` or `shopID`; unknown, repeated and summary records are refused
 * (Source: vendor's changelog 2025.06.06). Missing records come into being.
 */
export function writeItemShops({ state, by }: Writer, item: Row, sent: unknown): void {
  const seen = new Set<unknown>();
  for (const entry of nestedList('ItemShops', 'ItemShop', sent)) {
    const stock = findStock(state, item, entry);
    if (seen.has(stock['shopID'])) {
      throw invalid('ItemShops names a shop twice.');
    }
    seen.add(stock['shopID']);
    const { qoh, ...settings } = readFields(state, 'ItemShop', entry, (column) => WRITABLE.includes(column));
    state.store.table('ItemShop').update(stock, { ...settings, timeStamp: state.now() });
    if (qoh !== undefined) {
      setStock(state, stock, Number(qoh), { reason: 'ManualQuantityAdjustment', employeeID: by.employeeID });
    }
  }
}

function findStock(state: AccountState, item: Row, entry: Row): Row {
  const { store } = state;
  const named = Number(entry['itemShopID'] ?? 0);
  if (named) {
    const stock = store.table('ItemShop').get(named);
    if (stock?.['itemID'] !== item['itemID'] || stock?.['shopID'] === 0) {
      throw invalid('ItemShops: itemShopID points to no stock record of this item in a shop.');
    }
    return stock as Row;
  }
  const shop = store.table('Shop').get(entry['shopID'] ?? 0);
  if (!shop) {
    throw invalid('ItemShops: each entry needs an itemShopID or the shopID of an existing shop.');
  }
  return stockOf(state, item['itemID'], shop['shopID']);
}
