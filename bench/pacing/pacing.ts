import type { Part, Section, Table } from '../report/section';
import { median } from '../support/median';
import { LOADS } from './loads';
import { measureDefaultMode } from './measureDefaultMode';
import { measureLoad, type Pace } from './measureLoad';

const REGISTERS = [1, 2, 5];
const LATENCIES_MS = [50, 150, 250, 500, 1000];
const LEVELS = [
  ['empty', 0],
  ['half full', 0.5],
  ['full', 1],
] as const;
const BUCKET_DRIPS = 90;

/** How close the component comes to the shortest time that the vendor's limits and the platform's allow. */
export const pacing: Part = {
  name: 'pacing',
  isInRealTime: false,
  async measure(): Promise<Section> {
    const loads = await measureLoads();
    const ratiosOf = (name: string) => loads.ratios.filter(({ load }) => load === name).map(({ ratio }) => ratio);
    const modes = await measureModes();
    const asked = modes.find(({ level, latencyMs }) => level === 'full' && latencyMs === 500);
    return {
      title: 'Pacing against the ideal',
      how: HOW,
      tables: [loads.table, modesTable(modes)],
      charts: [
        {
          title: 'Pacing over the ideal',
          unit: 'times, 1 is ideal',
          bars: LOADS.map(({ name }) => ({ label: name, value: median(ratiosOf(name)) })),
          mark: { value: 1, label: 'ideal' },
        },
      ],
      aims: [
        {
          what: 'default mode on the platform: 60 pages, answers after 0.5 s, bucket full at the start, over the ideal',
          ...{ measured: asked?.pace.ratio ?? Number.NaN, atMost: 1.05, unit: 'times' },
          whyMissed: 'the first page is emitted before the second one has arrived',
        },
        {
          what: 'refused requests in all runs of pacing',
          ...{ measured: loads.refused + modes.reduce((sum, { pace }) => sum + pace.refused, 0), atMost: 0 },
          whyMissed: 'levels in headers have two decimals only',
        },
      ],
    };
  },
};

const HOW = `Each load runs on the emulator with the vendor's limits. The ideal is the shortest time in which all its requests can be
admitted and answered, by a client that knows the bucket's level at any moment. While nobody else uses the account, the component
leaves 10 drips free below the brim, so that another step can come in at any time: "over the ideal" is measured against a client that
leaves them too, "with the brim" against one that uses them. Clocks are virtual in both tables: component and emulator share one that
jumps to the next event, so hours take seconds and every run gives the same figure.`;

async function measureLoads() {
  const columns = [
    'load (answers after 250 ms)',
    'registers',
    'bucket at the start',
    'over the ideal',
    'with the brim',
    'refused',
  ];
  const rows: (string | number)[][] = [];
  const ratios: { load: string; ratio: number }[] = [];
  let refused = 0;
  for (const load of LOADS) {
    for (const registers of REGISTERS) {
      for (const [level, part] of LEVELS) {
        const startLevelDrips = part * (80 + 10 * registers);
        const pace = await measureLoad(load, { registers, startLevelDrips, latencyMs: 250 });
        rows.push([load.name, registers, level, pace.ratio, pace.ratioToBrim, pace.refused]);
        ratios.push({ load: load.name, ratio: pace.ratio });
        refused += pace.refused;
      }
    }
  }
  return { table: { columns, rows }, ratios, refused };
}

interface Mode {
  readonly level: string;
  readonly latencyMs: number;
  readonly pace: Pace;
}

async function measureModes(): Promise<Mode[]> {
  const modes: Mode[] = [];
  for (const [level, part] of LEVELS) {
    for (const latencyMs of LATENCIES_MS) {
      const pace = await measureDefaultMode({ pages: 60, startLevelDrips: part * BUCKET_DRIPS, latencyMs });
      modes.push({ level, latencyMs, pace });
    }
  }
  return modes;
}

const modesTable = (modes: readonly Mode[]): Table => ({
  columns: [
    '60 pages record by record through the platform (100 messages a second); bucket at the start',
    'answer after, ms',
    'over the ideal',
    'with the brim',
    'refused',
  ],
  rows: modes.map(({ level, latencyMs, pace }) => [level, latencyMs, pace.ratio, pace.ratioToBrim, pace.refused]),
});
