import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SHOP } from '../../spec/support/orders';
import { median } from '../support/median';
import { startEmulatorProcess } from '../support/startEmulatorProcess';

const MORE_ORDERS = 20;

/** KB of heap per open order of 500 lines; the median of the rounds. */
export async function measureOpenOrders(rounds: number): Promise<number> {
  const perOrderKb: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [one, more] = await Promise.all([heapKb(1), heapKb(1 + MORE_ORDERS)]);
    perOrderKb.push((more - one) / MORE_ORDERS);
  }
  return median(perOrderKb);
}

/** Heap in use with so many open orders. */
async function heapKb(orders: number): Promise<number> {
  const emulator = await startEmulatorProcess({ size: SHOP });
  const args = [JSON.stringify(emulator.cfg), String(orders)];
  const child = fork(join(__dirname, 'orderProcess.js'), args, { execArgv: ['--expose-gc'] });
  const [kb] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [number];
  await emulator.stop();
  return kb;
}
