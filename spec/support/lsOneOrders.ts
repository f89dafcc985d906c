import { expect } from 'chai';
import type { StoredOrder } from '../../emulator/lsOne/admin';
import { createOrder } from '../../lib/actions/createOrder';
import type { Cfg } from '../../lib/common/platform/context';
import type { EmulatedLsOne } from './emulatedLsOne';
import { type Attempt, attemptAction } from './runAction';

interface Line {
  readonly itemID: string;
  readonly unitID: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discountPercentage?: number;
}

/** Lines of which many have the same item, some are equal. */
export const linesFor = (count: number): Line[] =>
  Array.from({ length: count }, (_, at) => ({
    itemID: String(10_000 + (at % 17)),
    unitID: at % 2 === 0 ? 'EA' : 'BOX',
    quantity: 1.5 + (at % 3),
    unitPrice: 5.25 + (at % 2),
    ...(at % 5 === 0 && { discountPercentage: 10 }),
  }));

export const orderOf = (refNum: string | undefined, lines: readonly Line[]) => ({
  description: 'Spring stock',
  vendorID: '0000002',
  storeID: 'S0001',
  currencyCode: 'EUR',
  orderingDate: '2026-06-01',
  deliveryDate: '2026-06-15',
  ...(refNum !== undefined && { refNum }),
  lines,
});

/** Runs the action as the platform would; resolves with the error that it shows. */
export const send = (
  step: EmulatedLsOne,
  body: object,
  cfg: Cfg = {},
  attempt: Attempt = {},
): Promise<Error | undefined> => attemptAction(step, createOrder, body, cfg, attempt);

export const ordersWith = ({ emulator }: EmulatedLsOne, refNum: string): StoredOrder[] =>
  emulator.admin.orders().filter(({ description }) => description.endsWith(` [${refNum}]`));

type AnyLine = Readonly<Record<'itemID' | 'unitID' | 'quantity' | 'unitPrice', string | number>> & {
  readonly discountPercentage?: string | number;
};

const keyOf = ({ itemID, unitID, quantity, unitPrice, discountPercentage = 0 }: AnyLine): string =>
  [itemID, unitID, Number(quantity), Number(unitPrice), Number(discountPercentage)].join(' ');

/** One order, with exactly these lines, in this order. */
export function expectExactly(step: EmulatedLsOne, refNum: string, lines: readonly Line[]): void {
  const [order, ...more] = ordersWith(step, refNum);
  expect(more, refNum).to.deep.equal([]);
  expect(order?.lines.map(keyOf).sort()).to.deep.equal(lines.map(keyOf).sort());
}
