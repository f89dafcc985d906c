import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import type { Author } from '../write/writer';
import { type Cause, moveStock, stockOf } from './stock';

interface StockContext {
  readonly state: AccountState;
  readonly by: Author;
}

/**
 * Brings the units that a sale line holds in line with what it stands for. A completed sale holds all of its units,
 * even when stock falls below zero; a refund gives them back; a layaway or a work order reserves what there is; a
 * special order keeps what has arrived for it. Source: vendor's page Sale, tutorial on reservations.
 */
export function settleLine({ state, by }: StockContext, line: Row): void {
  const held = heldUnits(state.store, line);
  const wanted = wantedUnits(state, line, held);
  hold({ state, by }, line, wanted);
  if (line['requireFullReservation'] === true && line['isLayaway'] === true && wanted < Number(line['unitQuantity'])) {
    throw invalid('SaleLine: there is not enough stock to reserve unitQuantity in full.');
  }
}

/** Puts the units of a line back into stock. */
export function releaseLine(place: StockContext, line: Row): void {
  hold(place, line, 0);
}

function heldUnits(store: Store, { saleLineID }: Row): number {
  const lots = store.table('InventorySale').where('saleLineID', saleLineID);
  return lots.reduce((sum, lot) => sum + Number(lot['quantity']), 0);
}

function wantedUnits(state: AccountState, line: Row, held: number): number {
  const { store } = state;
  const quantity = Number(line['unitQuantity']);
  const item = store.table('Item').get(line['itemID']);
  if (!item || item['itemType'] === 'non_inventory' || !line['shopID']) {
    return 0;
  }
  if (store.table('Sale').get(line['saleID'])?.['completed'] === true) {
    return quantity;
  }
  if (line['isSpecialOrder'] === true) {
    return Math.min(quantity, held);
  }
  if (line['isLayaway'] !== true && line['isWorkorder'] !== true) {
    return 0;
  }
  const onHand = Number(stockOf(state, line['itemID'], line['shopID'])['qoh']);
  return Math.min(quantity, held + Math.max(0, onHand));
}

function hold({ state, by }: StockContext, line: Row, units: number): void {
  const { store } = state;
  const { itemID, shopID, saleLineID } = line;
  const change = units - heldUnits(store, line);
  if (change !== 0) {
    const lots = store.table('InventorySale');
    for (const lot of lots.where('saleLineID', saleLineID)) {
      lots.remove(lot);
    }
    if (units !== 0) {
      lots.insert({ saleLineID, quantity: units, inventoryID: saleLineID, createTime: state.now() });
    }
    moveStock(state, stockOf(state, itemID, shopID), -change, causeOf(state, by, line, change));
  }
  if (change !== 0 || isReservation(line)) {
    refreshReserved(state, itemID, shopID);
  }
}

function isReservation(line: Row): boolean {
  return ['isLayaway', 'isSpecialOrder', 'isWorkorder'].some((mark) => line[mark] === true);
}

function causeOf({ store }: AccountState, { employeeID }: Author, line: Row, taken: number): Cause {
  const { saleID, customerID } = line;
  const isSold = store.table('Sale').get(saleID)?.['completed'] === true;
  return { reason: reasonOf(line, taken, isSold), employeeID, saleID, customerID, automated: true };
}

// The vendor lists the reasons and tells nothing of when each is used.
function reasonOf(line: Row, taken: number, isSold: boolean): string {
  if (taken < 0) {
    return isSold ? 'RefundAddInventory' : 'PutBackForTransaction';
  }
  if (isSold || !isReservation(line)) {
    return 'RemoveForTransactionLine';
  }
  return line['isLayaway'] === true ? 'RemoveForLayaway' : 'RemoveForWorkorder';
}

/** Column of a stock record -> which open lines it counts. The first mark that a line carries decides. */
const COUNTERS = { onSpecialOrder: 'isSpecialOrder', onWorkorder: 'isWorkorder', onLayaway: 'isLayaway' } as const;

/** Counts the units that open reservations of an item hold in a shop, and all of them in the summary. */
function refreshReserved(state: AccountState, itemID: unknown, shopID: unknown): void {
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
