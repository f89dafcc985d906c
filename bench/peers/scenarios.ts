import type { Fault } from '../../emulator/faults/types';
import type { DatasetSize } from '../../emulator/types';
import { ITEMS_ONLY } from '../../spec/support/emulatedPoll';
import type { EmulatedStep } from '../../spec/support/emulatedStep';
import { linesFor, orderOf, ordersWith, SHOP } from '../../spec/support/orders';
import type { Outcome, Work } from './client';

/** Work that every client does, on an emulator of its own. */
export interface Scenario {
  readonly name: string;
  readonly size: DatasetSize;
  readonly faults?: readonly Fault[];
  run(work: Work): Promise<Outcome>;
  /** Names of what has to be there in the end, and of what is there. */
  expected(): string[];
  found(outcome: Outcome, step: EmulatedStep): string[];
}

const PAGES = 60;
const LINES = 100;
const CALLS = 60;

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));

const pages = (name: string, faults: readonly Fault[] = []): Scenario => ({
  ...{ name, faults, size: { ...ITEMS_ONLY, items: PAGES * 100 } },
  run: (work) => work.readItems(),
  expected: () => ids(PAGES * 100),
  found: ({ itemIDs }) => [...itemIDs],
});

const ORDER = orderOf('PO-1', linesFor(LINES));
const lineName = (line: object) => {
  const { itemID, quantity, price } = line as Readonly<Record<string, unknown>>;
  return `${itemID} ${quantity} ${Number(price)}`;
};

const lines = (name: string, faults: readonly Fault[] = []): Scenario => ({
  ...{ name, faults, size: SHOP },
  run: (work) => work.createOrder(ORDER),
  expected: () => ORDER.lines.map(lineName),
  found: (_, step) => {
    const orders = new Set(ordersWith(step, ORDER.refNum).map(({ orderID }) => orderID));
    return step.emulator.admin
      .records('OrderLine')
      .filter(({ orderID }) => orders.has(orderID))
      .map(lineName);
  },
});

const atOnce = (name: string): Scenario => ({
  ...{ name, size: { ...ITEMS_ONLY, items: CALLS } },
  run: (work) => work.readAtOnce(ids(CALLS)),
  expected: () => ids(CALLS),
  found: ({ itemIDs }) => [...itemIDs],
});

export const SCENARIOS: readonly Scenario[] = [
  pages('60 pages'),
  lines('100 order lines'),
  atOnce('60 calls at once'),
  pages('60 pages, the fifth is refused once (429)', [
    { path: 'Item', page: 5, action: { kind: 'status', status: 429, headers: { 'Retry-After': '3' } } },
  ]),
  lines('100 order lines, one is created but answered by 502', [
    { method: 'POST', path: 'OrderLine', nth: 10, action: { kind: 'lostAnswer', status: 502 } },
  ]),
  pages('60 pages, the fifth breaks off once', [{ path: 'Item', page: 5, action: { kind: 'cutBody' } }]),
  pages('60 pages, the fifth is too heavy (500 above 50 records)', [
    { path: 'Item', page: 5, action: { kind: 'maxPage', limit: 50 } },
  ]),
];
