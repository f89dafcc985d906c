import type { Row } from '../../../data/row';
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

/** Entries of a count; their sums per item are kept beside them. */
export const inventoryCountItemHooks: Hooks = {
  written: sumUp,
  removed: sumUp,
};

function sumUp({ store, now }: World, entry: Row): void {
  const { inventoryCountID, itemID } = entry;
  const ofItem = (name: string) =>
    store
      .table(name)
      .where('inventoryCountID', inventoryCountID)
      .filter((row) => row['itemID'] === itemID);
  const countedQoh = ofItem('InventoryCountItem').reduce((sum, row) => sum + Number(row['qty']), 0);
  const count = store.table('InventoryCount').get(inventoryCountID);
  const stock = store
    .table('ItemShop')
    .where('itemID', itemID)
    .find((row) => row['shopID'] === count?.['shopID']);
  const sums = { countedQoh, calcQoh: stock?.['qoh'] ?? 0, timeStamp: now() };
  const [known] = ofItem('InventoryCountCalc');
  if (known) {
    store.table('InventoryCountCalc').update(known, sums);
  } else {
    store.table('InventoryCountCalc').insert({ inventoryCountID, itemID, ...sums });
  }
}
