import { bareLoop } from './support/bareLoop';
import { pollToNowhere } from './support/measuredStep';
import { median, timed } from './support/median';
import { startEmulatorProcess } from './support/startEmulatorProcess';

export interface OverheadOptions {
  readonly pages: number;
  readonly pageSize: number;
  readonly rounds: number;
}

/** Medians in milliseconds, and what part of the poll's time a bare loop over the same pages takes: 1 is no overhead. */
export interface Overhead {
  readonly bareMs: number;
  readonly pageModeMs: number;
  readonly oneByOneMs: number;
  readonly pageMode: number;
  readonly oneByOne: number;
  /** The same of processor time. */
  readonly pageModeCpu: number;
  readonly oneByOneCpu: number;
}

/** A poll of items without limits beside a bare loop over the same pages, all in one process, in turns. */
export async function measureOverhead({ pages, pageSize, rounds }: OverheadOptions): Promise<Overhead> {
  const items = pages * pageSize;
  const size = { items: pageSize, customers: 1, sales: 1, orders: 1, matrices: 1 };
  const emulator = await startEmulatorProcess({ size, list: { pages, pageSize } });
  const poll = async (emitBehavior: string) => {
    const { records } = await pollToNowhere({
      ...emulator.cfg,
      objectType: 'Item',
      pageSize: String(pageSize),
      emitBehavior,
    });
    if (records !== items) throw new Error(`${records} of ${items} records came`);
  };
  const works = [
    () => bareLoop(emulator, `Item.json?sort=timeStamp&archived=true&limit=${pageSize}`),
    () => poll('emitPage'),
    () => poll('emitIndividually'),
  ];
  const rows: { wallMs: number; cpuMs: number }[][] = [];
  for (let round = 0; round <= rounds; round++) {
    const row = [];
    for (const work of works) row.push(await timed(work));
    // The first round warms the compiler up.
    if (round > 0) rows.push(row);
  }
  await emulator.stop();
  const column = (at: number, of: 'wallMs' | 'cpuMs') => rows.map((row) => row[at]?.[of] ?? Number.NaN);
  const ratio = (at: number, of: 'wallMs' | 'cpuMs') =>
    median(rows.map((row) => (row[0]?.[of] ?? Number.NaN) / (row[at]?.[of] ?? Number.NaN)));
  return {
    bareMs: median(column(0, 'wallMs')),
    pageModeMs: median(column(1, 'wallMs')),
    oneByOneMs: median(column(2, 'wallMs')),
    pageMode: ratio(1, 'wallMs'),
    oneByOne: ratio(2, 'wallMs'),
    pageModeCpu: ratio(1, 'cpuMs'),
    oneByOneCpu: ratio(2, 'cpuMs'),
  };
}

if (require.main === module) {
  void measureOverhead({ pages: 300, pageSize: 100, rounds: 7 }).then((overhead) => console.table(overhead));
}
