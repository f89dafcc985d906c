import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import { ofCount, refuseReconciled } from '../../stock/countOfItem';
import type { World } from '../../world';
import type { Hooks } from '../writer';

/** Counts take their entries and sums with them when they are deleted. */
export const inventoryCountHooks: Hooks = {
  remove({ store }, count) {
    for (const name of ['InventoryCountItem', 'InventoryCountCalc']) {
      for (const row of store.table(name).where('inventoryCountID', count['inventoryCountID'])) {
        store.table(name).remove(row);
      }
    }
  },
};

/** Entries of a count, fixed once their item is reconciled; their sums per item are kept beside them. */
export const inventoryCountItemHooks: Hooks = {
  create(world, values) {
    refuseReconciled(world, values);
    return values;
  },
  update(world, entry, changes) {
    if (changes['itemID'] !== undefined && changes['itemID'] !== entry['itemID']) {
      // Its sum would otherwise stay with the item that it leaves.
      throw invalid('InventoryCountItem: itemID cannot change; delete the entry and make another one.');
    }
    refuseReconciled(world, entry);
    return changes;
  },
  remove: refuseReconciled,
  written: sumUp,
  removed: sumUp,
};

function sumUp(world: World, entry: Row): void {
  const { store, now } = world;
  const { inventoryCountID, itemID } = entry;
  const calcs = store.table('InventoryCountCalc');
  const entries = ofCount(world, 'InventoryCountItem', entry);
  const [known] = ofCount(world, 'InventoryCountCalc', entry);
  if (entries.length === 0 && known) {
    calcs.remove(known);
    return;
  }
  const countedQoh = entries.reduce((sum, row) => sum + Number(row['qty']), 0);
  const sums = { countedQoh, calcQoh: onHand(world, entry), timeStamp: now() };
  if (known) {
    calcs.update(known, sums);
  } else {
    calcs.insert({ inventoryCountID, itemID, ...sums });
  }
}

function onHand({ store }: World, { inventoryCountID, itemID }: Row): number {
  const shopID = store.table('InventoryCount').get(inventoryCountID)?.['shopID'];
  const stocks = store.table('ItemShop').where('itemID', itemID);
  return Number(stocks.find((row) => row['shopID'] === shopID)?.['qoh'] ?? 0);
}
