import type { Part, Section } from '../report/section';
import { median } from '../support/median';
import { type Growth, measureGrowth } from './measureGrowth';
import { measureOpenOrders } from './measureOpenOrders';

const RECORDS = 1_000_000;
const MODES = [
  ['page by page', 'emitPage'],
  ['record by record', 'emitIndividually'],
] as const;

/** What a step keeps in memory. */
export const memory: Part = {
  name: 'memory',
  isInRealTime: false,
  async measure(rounds): Promise<Section> {
    const rows: { name: string; growth: Growth }[] = [];
    for (const [name, emitBehavior] of MODES) {
      const runs: Growth[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await measureGrowth(emitBehavior, RECORDS));
      const of = (figure: keyof Growth) => median(runs.map((run) => run[figure]));
      rows.push({ name, growth: { firstMb: of('firstMb'), lastMb: of('lastMb'), greatestMb: of('greatestMb') } });
    }
    const perOrderKb = await measureOpenOrders(rounds);
    return {
      title: 'Memory',
      how: HOW,
      tables: [
        {
          columns: [
            'resident size of a poll, MB',
            'after 10,000',
            'after 1,000,000',
            'greatest',
            'greatest over first',
          ],
          rows: rows.map(({ name, growth: { firstMb, lastMb, greatestMb } }) => [
            ...[name, firstMb, lastMb, greatestMb],
            greatestMb / firstMb,
          ]),
        },
        { columns: ['heap in use', 'KB'], rows: [['per open order of 500 lines', perOrderKb]] },
      ],
      aims: rows.map(({ name, growth: { firstMb, greatestMb } }) => ({
        what: `resident size over a million records, above that after 10,000, ${name}`,
        ...{ measured: greatestMb - firstMb, atMost: 60, unit: 'MB' },
        whyMissed: 'Node returns memory to the system late; what the component holds does not grow',
      })),
    };
  },
};

const HOW = `A poll in a process of its own reads a million items from a server without limits; its resident size is looked at every 10,000 records,
and nothing makes Node collect garbage. An open order is one whose lines wait for their turn at the vendor's limits: the heap in use
after a collection with 21 of them, less that with one, over 20.`;
