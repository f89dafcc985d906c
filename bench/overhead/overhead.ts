import type { Part, Section } from '../report/section';
import { measureOverhead } from './measureOverhead';
import { measureOverlap } from './measureOverlap';

const PAGES = 300;
const PAGE_SIZE = 100;
const THOUSANDS = (PAGES * PAGE_SIZE) / 1000;

/** What the component's own work takes, where no limit slows it down. */
export const overhead: Part = {
  name: 'overhead',
  isInRealTime: true,
  async measure(rounds): Promise<Section> {
    const { bare, pageMode, oneByOne } = await measureOverhead({ pages: PAGES, pageSize: PAGE_SIZE, rounds });
    const overlapMs = await measureOverlap(rounds);
    const row = (name: string, { wallMs, cpuMs, wallRatio, cpuRatio }: typeof bare) => [
      ...[name, wallMs, wallRatio, (THOUSANDS * 1_000_000) / wallMs],
      ...[cpuMs / THOUSANDS, cpuRatio],
    ];
    return {
      title: 'Overhead over a bare loop',
      how: HOW,
      tables: [
        {
          columns: [
            '',
            'ms',
            'bare loop over it',
            'records per second',
            'CPU ms per 1,000 records',
            'the same of CPU time',
          ],
          rows: [row('bare loop', bare), row('poll, page by page', pageMode), row('poll, record by record', oneByOne)],
        },
      ],
      charts: [
        {
          title: 'Speed without limits',
          unit: 'of a bare loop',
          bars: [
            { label: 'bare loop', value: 1, isOther: true },
            { label: 'poll, page by page', value: pageMode.wallRatio },
            { label: 'poll, record by record', value: oneByOne.wallRatio },
          ],
        },
      ],
      aims: [
        {
          what: 'page mode, of the speed of a bare loop',
          ...{ measured: pageMode.wallRatio, atLeast: 0.6 },
          whyMissed: WHY,
        },
        {
          what: 'one message per record, of the speed of a bare loop',
          ...{ measured: oneByOne.wallRatio, atLeast: 0.5 },
          whyMissed: WHY,
        },
        {
          what: 'a page that takes 150 ms to read and 150 ms to emit, over 150 ms',
          ...{ measured: overlapMs / 150, atMost: 1.1, unit: 'times' },
          whyMissed: 'work between two pages adds to both of them',
        },
      ],
    };
  },
};

const HOW = `A poll of ${PAGES} pages of ${PAGE_SIZE} items beside a loop of requests on an open connection with \`JSON.parse\` and nothing else: both in one
process, in turns, from a server without limits in another process. The poll types every value, checks pages and links, books
requests, and makes messages and snapshots; what it emits goes nowhere.
The aim of reading ahead: twenty pages of which each takes 150 ms to read and 150 ms to emit.`;

const WHY = 'typing of values and transport (axios) take most of the rest';
