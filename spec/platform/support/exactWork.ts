import { expect } from 'chai';
import type { Admin, StoredRecord } from '../../../emulator/types';

const LINES = 20;

export interface OrderMessage {
  readonly refNum: string;
  readonly shopID: string;
  readonly vendorID: string;
  readonly lines: readonly { readonly itemID: string; readonly quantity: number; readonly price: number }[];
}

/** Orders whose lines are partly equal. */
export const ordersOf = (count: number, lines = LINES): OrderMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    refNum: `PO-${at}`,
    shopID: '1',
    vendorID: '2',
    lines: Array.from({ length: lines }, (_, line) => ({ itemID: String(1 + (line % 15)), quantity: 1, price: 5.5 })),
  }));

const keyOf = ({ itemID, quantity, price }: StoredRecord | OrderMessage['lines'][number]) =>
  `${itemID} ${quantity} ${price}`;

export interface OrderFigures {
  readonly orders: number;
  readonly lines: number;
  /** Of the orders: none, or not marked as ordered; and those that are there more than once. */
  readonly ordersMissing: number;
  readonly ordersTwice: number;
  readonly linesMissing: number;
  readonly linesTwice: number;
}

/** Compares what is stored with the messages, each of which asks for an order that is marked as ordered. */
export function orderFigures({ records }: Admin, messages: readonly OrderMessage[]): OrderFigures {
  const [stored, storedLines] = [records('Order'), records('OrderLine')];
  const compared = messages.map(({ refNum, lines }) => {
    const orders = stored.filter((order) => order['refNum'] === refNum);
    const ids = new Set(orders.map(({ orderID }) => orderID));
    const found = storedLines.filter(({ orderID }) => ids.has(orderID)).map(keyOf);
    return {
      isMissing: !orders.some(({ orderedDate }) => typeof orderedDate === 'string'),
      more: Math.max(0, orders.length - 1),
      linesMissing: without(lines.map(keyOf), found).length,
      linesTwice: without(found, lines.map(keyOf)).length,
    };
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    orders: messages.length,
    lines: sum(messages.map(({ lines }) => lines.length)),
    ordersMissing: compared.filter(({ isMissing }) => isMissing).length,
    ordersTwice: sum(compared.map(({ more }) => more)),
    linesMissing: sum(compared.map(({ linesMissing }) => linesMissing)),
    linesTwice: sum(compared.map(({ linesTwice }) => linesTwice)),
  };
}

export const ALL_ONCE = { ordersMissing: 0, ordersTwice: 0, linesMissing: 0, linesTwice: 0 };

/** The keys that remain when each of the others has taken one equal to it away. */
function without(keys: readonly string[], others: readonly string[]): string[] {
  const rest = [...keys];
  for (const other of others) {
    const at = rest.indexOf(other);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
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
export function expectCounts({ records }: Admin, counts: readonly CountMessage[]): void {
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
