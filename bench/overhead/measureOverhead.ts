import { bareLoop } from '../support/bareLoop';
import { pollToNowhere } from '../support/measuredStep';
import { median, type Times, timed } from '../support/median';
import { startEmulatorProcess } from '../support/startEmulatorProcess';

export interface OverheadOptions {
  readonly pages: number;
  readonly pageSize: number;
  readonly rounds: number;
}

/** Medians, and what part of each time a bare loop over the same pages takes: 1 is no overhead. */
export interface Overhead extends Times {
  readonly wallRatio: number;
  readonly cpuRatio: number;
}

/** A poll of items without limits beside a bare loop over the same pages, all in one process, in turns. */
export async function measureOverhead({ pages, pageSize, rounds }: OverheadOptions) {
  const items = pages * pageSize;
  const size = { items: pageSize, customers: 1, sales: 1, orders: 1, matrices: 1 };
  const emulator = await startEmulatorProcess({ size, list: { pages, pageSize } });
  const cfg = { ...emulator.cfg, objectType: 'Item', pageSize: String(pageSize) };
  const poll = async (emitBehavior: string) => {
    const { records } = await pollToNowhere({ ...cfg, emitBehavior });
    if (records !== items) throw new Error(`${records} of ${items} records came`);
  };
  const readBare = () => bareLoop(emulator, `Item.json?sort=timeStamp&archived=true&limit=${pageSize}`);
  const rows: { bare: Times; pageMode: Times; oneByOne: Times }[] = [];
  // The first round warms the compiler up.
  for (let round = 0; round <= rounds; round++) {
    const bare = await timed(readBare);
    const pageMode = await timed(() => poll('emitPage'));
    const oneByOne = await timed(() => poll('emitIndividually'));
    if (round > 0) rows.push({ bare, pageMode, oneByOne });
  }
  await emulator.stop();
  const mediansOf = (name: 'bare' | 'pageMode' | 'oneByOne'): Overhead => ({
    wallMs: median(rows.map((row) => row[name].wallMs)),
    cpuMs: median(rows.map((row) => row[name].cpuMs)),
    wallRatio: median(rows.map((row) => row.bare.wallMs / row[name].wallMs)),
    cpuRatio: median(rows.map((row) => row.bare.cpuMs / row[name].cpuMs)),
  });
  return { bare: mediansOf('bare'), pageMode: mediansOf('pageMode'), oneByOne: mediansOf('oneByOne') };
}
