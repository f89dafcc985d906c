import { setTimeout as sleep } from 'node:timers/promises';
import { pollToNowhere } from '../support/measuredStep';
import { median, timed } from '../support/median';
import { startEmulatorProcess } from '../support/startEmulatorProcess';

const PAGES = 20;
const EACH_MS = 150;

/** Milliseconds per page, where a page takes 150 ms to read and 150 ms to emit; the median of so many runs in real time. */
export async function measureOverlap(rounds: number): Promise<number> {
  const list = { pages: PAGES, pageSize: 100, latencyMs: EACH_MS };
  const size = { items: list.pageSize, customers: 1, sales: 1, orders: 1, matrices: 1 };
  const emulator = await startEmulatorProcess({ size, list });
  const cfg = { ...emulator.cfg, objectType: 'Item', emitBehavior: 'emitPage' };
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { wallMs } = await timed(() => pollToNowhere(cfg, () => sleep(EACH_MS)));
    // Nothing can be emitted while the first page is read.
    times.push((wallMs - EACH_MS) / PAGES);
  }
  await emulator.stop();
  return median(times);
}
