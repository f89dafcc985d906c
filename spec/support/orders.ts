import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import { createOrder } from '../../lib/actions/createOrder';
import type { Runtime } from '../../lib/common/platform/runtime';
import type { EmulatedStep } from './emulatedStep';
import { attemptAction } from './runAction';

interface Line {
  readonly itemID: string;
  readonly quantity: number;
  readonly price: string;
}

/** Size of a shop that has the items of all lines. */
export const SHOP = { items: 60, orders: 3, customers: 0, sales: 0 };

/** Lines of which many have the same item, some the same quantity and price as well. */
export const linesFor = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => ({
    itemID: String(1 + (at % 47)),
    quantity: 1 + (at % 3),
    price: `${5 + (at % 2)}.50`,
  }));

export const orderOf = (refNum: string, lines: readonly Line[]) => ({ shopID: '1', vendorID: '2', refNum, lines });

/** Runs the action as the platform would; resolves with the error that it shows. */
export async function send(
  step: EmulatedStep,
  body: object,
  runtime: Runtime = step.runtime,
): Promise<Error | undefined> {
  return attemptAction(step, createOrder, body, { markOrdered: true }, { runtime });
}

export const ordersWith = ({ emulator }: EmulatedStep, refNum: string): StoredRecord[] =>
  emulator.admin.records('Order').filter((order) => order['refNum'] === refNum);

const keyOf = ({ itemID, quantity, price }: StoredRecord | Line) => `${itemID} ${quantity} ${Number(price)}`;

/** One order, with exactly these lines. */
export function expectExactly(step: EmulatedStep, { refNum, lines }: ReturnType<typeof orderOf>): void {
  const orders = ordersWith(step, refNum);
  expect(orders, refNum).to.have.length(1);
  const stored = step.emulator.admin.records('OrderLine').filter((line) => line['orderID'] === orders[0]?.['orderID']);
  expect(stored.map(keyOf).sort()).to.deep.equal(lines.map(keyOf).sort());
}
