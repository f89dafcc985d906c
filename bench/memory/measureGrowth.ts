import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startEmulatorProcess } from '../support/startEmulatorProcess';

/** Resident sizes in MB: after 10,000 records, at the end, and at most after the first. */
export interface Growth {
  readonly firstMb: number;
  readonly lastMb: number;
  readonly greatestMb: number;
}

const PAGE_SIZE = 100;

/** A poll of so many records in a process of its own. */
export async function measureGrowth(emitBehavior: string, records: number): Promise<Growth> {
  const size = { items: PAGE_SIZE, customers: 1, sales: 1, orders: 1, matrices: 1 };
  const list = { pages: records / PAGE_SIZE, pageSize: PAGE_SIZE };
  const emulator = await startEmulatorProcess({ size, list });
  const cfg = { ...emulator.cfg, objectType: 'Item', emitBehavior };
  const child = fork(join(__dirname, 'pollProcess.js'), [JSON.stringify(cfg)]);
  const [sizesMb] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [readonly number[]];
  await emulator.stop();
  if (!Array.isArray(sizesMb) || sizesMb.length !== records / 10_000)
    throw new Error('The poll did not come to its end');
  const [first = Number.NaN] = sizesMb;
  return { firstMb: first, lastMb: sizesMb.at(-1) ?? Number.NaN, greatestMb: Math.max(...sizesMb) };
}
