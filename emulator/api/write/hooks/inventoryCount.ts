import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { ofCount, refuseReconciled } from '../../stock/stock';
import type { Hooks } from '../writer';

/** Entries of a count, fixed once their item is reconciled; their sums per item are kept beside them. */
export const inventoryCountItemHooks: Hooks = {
  create(state, values) {
    refuseReconciled(state, values);
    return values;
  },
  update(state, entry, changes) {
    if (changes['itemID'] !== undefined && changes['itemID'] !== entry['itemID']) {
      // Its sum would otherwise stay with the item that it leaves.
      throw invalid('InventoryCountItem: itemID cannot change; delete the entry and make another one.');
    }
    refuseReconciled(state, entry);
    return changes;
  },
  remove: refuseReconciled,
  written: sumUp,
  removed: sumUp,
};

function sumUp(state: AccountState, entry: Row): void {
  const { store, now } = state;
  const { inventoryCountID, itemID } = entry;
  const calcs = store.table('InventoryCountCalc');
  const entries = ofCount(state, 'InventoryCountItem', entry);
  const [known] = ofCount(state, 'InventoryCountCalc', entry);
  if (entries.length === 0 && known) {
    calcs.remove(known);
    return;
  }
  const countedQoh = entries.reduce((sum, row) => sum + Number(row['qty']), 0);
  const sums = { countedQoh, calcQoh: onHand(state, entry), timeStamp: now() };
  if (known) {
    calcs.update(known, sums);
  } else {
    calcs.insert({ inventoryCountID, itemID, ...sums });
  }
}

function onHand({ store }: AccountState, { inventoryCountID, itemID }: Row): number {
  const shopID = store.table('InventoryCount').get(inventoryCountID)?.['shopID'];
  const stocks = store.table('ItemShop').where('itemID', itemID);
  return Number(stocks.find((row) => row['shopID'] === shopID)?.['qoh'] ?? 0);
}
