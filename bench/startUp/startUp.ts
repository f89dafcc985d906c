import type { Part, Section } from '../report/section';
import { measureFirstRequest } from './measureFirstRequest';
import { measureLoadTimes } from './measureLoadTimes';

/** How long a step takes until it works. */
export const startUp: Part = {
  name: 'start-up',
  isInRealTime: true,
  async measure(rounds): Promise<Section> {
    const { emptyMs, functions } = await measureFirstRequest(['pollEntity', 'lookupObject', 'createOrder'], rounds);
    const loads = await measureLoadTimes(rounds);
    return {
      title: 'Start-up',
      how: HOW,
      tables: [
        {
          columns: [
            'from the start of the container to the first request',
            'ms',
            'over an empty component, ms',
            'ratio',
          ],
          rows: [
            ['empty component', emptyMs, 0, 1],
            ...functions.map(({ name, ms, overEmptyMs }) => [name, ms, overEmptyMs, ms / emptyMs]),
          ],
        },
        { columns: ['function', 'loads in, ms'], rows: loads.map(({ name, ms }) => [name, ms]) },
      ],
      charts: [
        {
          title: 'Start of a container to its first request',
          unit: 'ms',
          bars: [
            { label: 'empty component', value: emptyMs, isOther: true },
            ...functions.map(({ name, ms }) => ({ label: name, value: ms })),
          ],
        },
      ],
      aims: [
        {
          what: 'from the start of the container to the first request at the vendor, over an empty component',
          ...{ measured: Math.max(...functions.map(({ overEmptyMs }) => overEmptyMs)), atMost: 60, unit: 'ms' },
          whyMissed: 'some 150 modules of the component are read and compiled at each start',
        },
      ],
    };
  },
};

const HOW = `First table: the real sailor, with RabbitMQ and a message that already waits, from the moment its process is started to the moment its
first request arrives at a server on this machine. The empty component sends one request and does nothing else. Each round starts all
of them one after the other; "over" is the median of the differences in each round. Second table: one function's module and all that it
needs, loaded in a new process, without Node's own start. Axios is the largest part of it, and in a container the sailor has loaded it
already. An actual first request loads what is loaded only when it is used.`;
