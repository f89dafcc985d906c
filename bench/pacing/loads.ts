import type { DatasetSize } from '../../emulator/types';
import { createObject } from '../../lib/actions/createObject';
import { createOrder } from '../../lib/actions/createOrder';
import { ITEMS_ONLY, pollOnce } from '../../spec/support/emulatedPoll';
import type { EmulatedStep } from '../../spec/support/emulatedStep';
import { linesFor, orderOf, SHOP } from '../../spec/support/orders';
import { runAction } from '../../spec/support/runAction';

/** Work of a step that takes as long as the vendor's limits demand. */
export interface Load {
  readonly name: string;
  readonly size: DatasetSize;
  /** Each request waits for the answer of the one before it. */
  readonly oneByOne: boolean;
  run(step: EmulatedStep): Promise<unknown>;
}

const PAGE_SIZE = 2;

const readPages = async (step: EmulatedStep) => {
  const error = await pollOnce(step, {
    objectType: 'Item',
    pageSize: String(PAGE_SIZE),
    relations: ['ItemShops', 'Images', 'Category'],
  });
  if (error) throw error;
};

const createLines = (step: EmulatedStep, lines: number) =>
  runAction(step, createOrder, {}, orderOf('PO-1', linesFor(lines)));

const SALE = {
  ...{ completed: true, shopID: 1, registerID: 1, employeeID: 1 },
  SaleLines: { SaleLine: [{ itemID: 1, unitQuantity: 2, unitPrice: 10, tax: false }] },
  SalePayments: { SalePayment: [{ amount: 20, paymentTypeID: 1 }] },
};

/** One after the other, as a step gets its messages. */
const completeSales = async (step: EmulatedStep, sales: number) => {
  for (let at = 0; at < sales; at++) await runAction(step, createObject, { objectType: 'Sale' }, SALE);
};

export const LOADS: readonly Load[] = [
  {
    name: '300 pages with relations',
    size: { ...ITEMS_ONLY, items: 300 * PAGE_SIZE },
    oneByOne: true,
    run: readPages,
  },
  { name: '500 order lines', size: SHOP, oneByOne: false, run: (step) => createLines(step, 500) },
  { name: '200 completed sales', size: SHOP, oneByOne: true, run: (step) => completeSales(step, 200) },
  {
    name: 'mixed: 100 pages, 150 lines, 50 sales',
    size: { ...SHOP, items: 100 * PAGE_SIZE },
    oneByOne: false,
    run: (step) => Promise.all([readPages(step), createLines(step, 150), completeSales(step, 50)]),
  },
];
