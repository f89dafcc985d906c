import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { World } from '../world';
import { readFields } from './fields';
import { nestedList } from './nestedBody';

/** Fields that a nested stock record takes; everything else on it is computed. */
const WRITABLE = ['qoh', 'reorderPoint', 'reorderLevel'];

/**
 * Sets stock through an item. Entries name `itemShopID` or `shopID`; unknown, repeated and summary records are refused
 * (Source: vendor's changelog 2025.06.06). Missing records come into being.
 */
export function writeItemShops(world: World, item: Row, sent: unknown): void {
  const seen = new Set<unknown>();
  for (const entry of nestedList('ItemShops', 'ItemShop', sent)) {
    const stock = findStock(world, item, entry);
    if (seen.has(stock['shopID'])) {
      throw invalid('ItemShops names a shop twice.');
    }
    seen.add(stock['shopID']);
    const changes = readFields(world, 'ItemShop', entry, (column) => WRITABLE.includes(column));
    changeStock(world, stock, changes);
  }
}

/** Changes a stock record; its summary follows. */
export function changeStock(world: World, stock: Row, changes: Row): void {
  const table = world.store.table('ItemShop');
  const qoh = Number(changes['qoh'] ?? stock['qoh']);
  const before = Number(stock['qoh']);
  table.update(stock, { ...changes, qoh, sellable: Math.max(0, qoh), timeStamp: world.now() });
  if (qoh !== before) {
    sumUp(world, stock['itemID']);
  }
}

/** The record of an item in a shop; made when there is none yet. */
export function stockOf(world: World, itemID: unknown, shopID: unknown): Row {
  const table = world.store.table('ItemShop');
  const known = table.where('itemID', itemID).find((row) => row['shopID'] === shopID);
  return known ?? table.insert({ itemID, shopID, timeStamp: world.now() });
}

function sumUp(world: World, itemID: unknown): void {
  const table = world.store.table('ItemShop');
  const inShops = table.where('itemID', itemID).filter((row) => row['shopID'] !== 0);
  const qoh = inShops.reduce((sum, row) => sum + Number(row['qoh']), 0);
  table.update(stockOf(world, itemID, 0), { qoh, sellable: Math.max(0, qoh), timeStamp: world.now() });
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
