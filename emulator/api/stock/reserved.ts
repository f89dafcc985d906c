import type { Row } from '../../data/row';
import type { AccountState } from '../request';
import { stockOf } from './stock';

/** Column of a stock record -> which open lines it counts. The first mark that a line carries decides. */
const COUNTERS = { onSpecialOrder: 'isSpecialOrder', onWorkorder: 'isWorkorder', onLayaway: 'isLayaway' } as const;

/** Counts the units that open reservations of an item hold in a shop, and all of them in the summary. */
export function refreshReserved(state: AccountState, itemID: unknown, shopID: unknown): void {
  const stock = stockOf(state, itemID, shopID);
  const summary = stockOf(state, itemID, 0);
  const units = reservedUnits(state, itemID, shopID);
  const changes = Object.entries(units).map(([column, sum]) => [column, sum - Number(stock[column])] as const);
  if (changes.every(([, change]) => change === 0)) {
    return;
  }
  for (const row of [stock, summary]) {
    const values = changes.map(([column, change]) => [column, Number(row[column]) + change]);
    state.store.table('ItemShop').update(row, { ...Object.fromEntries(values), timeStamp: state.now() });
  }
}

function reservedUnits({ store }: AccountState, itemID: unknown, shopID: unknown): Record<string, number> {
  const sums: Record<string, number> = { onSpecialOrder: 0, onWorkorder: 0, onLayaway: 0 };
  for (const line of store.table('SaleLine').where('itemID', itemID)) {
    const counter = counterOf(line);
    const isOpen = store.table('Sale').get(line['saleID'])?.['completed'] !== true;
    if (counter && isOpen && line['shopID'] === shopID) {
      const lots = store.table('InventorySale').where('saleLineID', line['saleLineID']);
      sums[counter] = lots.reduce((sum, lot) => sum + Number(lot['quantity']), sums[counter] ?? 0);
    }
  }
  return sums;
}

function counterOf(line: Row): string | undefined {
  return Object.entries(COUNTERS).find(([, mark]) => line[mark] === true)?.[0];
}
