import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import { setStock, stockOf } from '../stock/stock';
import type { World } from '../world';
import { readFields } from './fields';
import { nestedList } from './nestedBody';
import type { Writer } from './writer';

/** Fields that a nested stock record takes; everything else on it is computed. */
const WRITABLE = ['qoh', 'reorderPoint', 'reorderLevel'];

/**
 * Sets stock through an item. Entries name `itemShopID` or `shopID`; unknown, repeated and summary records are refused
 * (Source: vendor's changelog 2025.06.06). Missing records come into being.
 */
export function writeItemShops({ world, by }: Writer, item: Row, sent: unknown): void {
  const seen = new Set<unknown>();
  for (const entry of nestedList('ItemShops', 'ItemShop', sent)) {
    const stock = findStock(world, item, entry);
    if (seen.has(stock['shopID'])) {
      throw invalid('ItemShops names a shop twice.');
    }
    seen.add(stock['shopID']);
    const { qoh, ...settings } = readFields(world, 'ItemShop', entry, (column) => WRITABLE.includes(column));
    world.store.table('ItemShop').update(stock, { ...settings, timeStamp: world.now() });
    if (qoh !== undefined) {
      setStock(world, stock, Number(qoh), { reason: 'ManualQuantityAdjustment', employeeID: by.employeeID });
    }
  }
}

function findStock(world: World, item: Row, entry: Row): Row {
  const { store } = world;
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
  return stockOf(world, item['itemID'], shop['shopID']);
}
