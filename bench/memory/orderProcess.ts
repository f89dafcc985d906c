import { setTimeout as sleep } from 'node:timers/promises';
import { createOrder } from '../../lib/actions/createOrder';
import { linesFor, orderOf } from '../../spec/support/orders';
import { runToNowhere } from '../support/measuredStep';

const LINES = 500;
/** Until all orders are there and their lines wait. */
const OPEN_AFTER_MS = 6000;

/** Opens so many orders, and tells the heap in use, in KB. */
async function main(cfg = '{}', orders = '1'): Promise<void> {
  for (let at = 0; at < Number(orders); at++) {
    void runToNowhere(createOrder, orderOf(`PO-${at}`, linesFor(LINES)), JSON.parse(cfg));
  }
  await sleep(OPEN_AFTER_MS);
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed / 1e3, () => process.exit());
}

void main(...process.argv.slice(2));
