import { expect } from 'chai';
import type { StoredRecord } from '../../../emulator/types';
import type { KilledStep } from './killedStep';

const LINES = 20;

export interface OrderMessage {
  readonly refNum: string;
  readonly shopID: string;
  readonly vendorID: string;
  readonly lines: readonly { readonly itemID: string; readonly quantity: number; readonly price: number }[];
}

/** Orders of twenty lines, some of which are equal. */
export const ordersOf = (count: number): OrderMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    refNum: `PO-${at}`,
    shopID: '1',
    vendorID: '2',
    lines: Array.from({ length: LINES }, (_, line) => ({ itemID: String(1 + (line % 15)), quantity: 1, price: 5.5 })),
  }));

const keyOf = ({ itemID, quantity, price }: StoredRecord | OrderMessage['lines'][number]) =>
  `${itemID} ${quantity} ${price}`;

/** Each order is there once, with each of its lines once, and is marked as ordered. */
export function expectOrders({ emulator, flow }: KilledStep, orders: readonly OrderMessage[]): void {
  const { records } = emulator.admin;
  expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  expect(records('Order').map(({ refNum }) => refNum)).to.have.members(orders.map(({ refNum }) => refNum));
  for (const { refNum, lines } of orders) {
    const order = records('Order').find((each) => each['refNum'] === refNum);
    expect(order?.['orderedDate'], refNum).to.be.a('string');
    const stored = records('OrderLine').filter(({ orderID }) => orderID === order?.['orderID']);
    expect(stored.map(keyOf), refNum).to.have.members(lines.map(keyOf));
  }
}

export interface CountMessage {
  readonly name: string;
  readonly items: readonly { readonly itemID: string; readonly shopID: string; readonly quantity: number }[];
}

/** Counts of twenty items, each count with other quantities. */
export const countsOf = (count: number): CountMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `Count ${at}`,
    items: Array.from({ length: LINES }, (_, item) => ({ itemID: `${item + 1}`, shopID: '1', quantity: at + item })),
  }));

/** Each count is there once, with each item once, and was reconciled once; the stock is that of the last to be reconciled. */
export function expectCounts({ emulator, flow }: KilledStep, counts: readonly CountMessage[]): void {
  const { records } = emulator.admin;
  expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  const named = records('InventoryCount').filter(({ name }) => counts.some((count) => count.name === name));
  expect(named).to.have.length(counts.length);
  for (const { inventoryCountID, name } of named) {
    for (const entity of ['InventoryCountItem', 'InventoryCountReconcile']) {
      const parts = records(entity).filter((part) => part['inventoryCountID'] === inventoryCountID);
      expect(parts, `${entity} of ${name}`).to.have.length(LINES);
    }
  }
  const lastID = records('InventoryCountReconcile').at(-1)?.['inventoryCountID'];
  const last = named.find(({ inventoryCountID }) => inventoryCountID === lastID);
  const count = counts.find(({ name }) => name === last?.['name']);
  expect(count, 'the last count').to.not.equal(undefined);
  for (const { itemID, shopID, quantity } of count?.items ?? []) {
    const level = records('ItemShop').find((each) => `${each['itemID']}` === itemID && `${each['shopID']}` === shopID);
    expect(level?.['qoh'], `item ${itemID}`).to.equal(quantity);
  }
}
