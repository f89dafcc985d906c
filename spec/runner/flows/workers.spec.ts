import { expect } from 'chai';
import { startWorkers, type WorkerParts } from '../../../runner/flows/workers';
import type { Container } from '../../../runner/platform/container';
import { type TestClock, testClock } from '../../support/testClock';

describe('Workers of a step', () => {
  let clock: TestClock;
  let events: string[];
  let containers: (Container & { die(): void })[];
  /** How many of the next starts fail. */
  let failures: number;

  beforeEach(() => {
    clock = testClock();
    events = [];
    containers = [];
    failures = 0;
  });

  const parts: Omit<WorkerParts, 'clock'> = {
    async start(onLine) {
      if (failures > 0) {
        failures--;
        events.push(`failed at ${at()}`);
        throw new Error('no');
      }
      const name = `container ${containers.length}`;
      let die = () => {};
      const ended = new Promise<number>((resolve) => {
        die = () => resolve(0);
      });
      const end = (how: string) => () => {
        events.push(`${how} ${name}`);
        die();
      };
      containers.push({ output: () => '', ended, die, terminate: end('terminate'), kill: end('kill') });
      events.push(`${name} at ${at()}`);
      onLine(name);
      return containers.at(-1) as Container;
    },
    onLine: (line, worker) => events.push(`${worker}: ${line}`),
    onDeath: (worker) => events.push(`${worker} died`),
  };
  let startedMs = 0;
  const at = () => `${(clock.nowMs() - startedMs) / 1000} s`;
  const start = (count: number) => {
    startedMs = clock.nowMs();
    return startWorkers(count, { ...parts, clock });
  };
  const settle = async () => {
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
  };

  it('are so many, each with its log, and end after their message', async () => {
    const workers = await start(2);
    await workers.stop();
    expect(events).to.deep.equal([
      'container 0 at 0 s',
      '0: container 0',
      'container 1 at 0 s',
      '1: container 1',
      'terminate container 0',
      'terminate container 1',
    ]);
  });

  it('are replaced when they die, and those that cannot be started again and again, more and more rarely', async () => {
    const workers = await start(1);
    failures = 2;
    events = [];
    containers[0]?.die();
    await settle();
    expect(events).to.deep.equal([
      '0 died',
      'failed at 0.5 s',
      'failed at 1.5 s',
      'container 1 at 3.5 s',
      '3: container 1',
    ]);
    await workers.kill();
    expect(events.at(-1)).to.equal('kill container 1');
  });

  it('do not begin when one cannot be started', async () => {
    failures = 1;
    expect(await start(2).catch(({ message }: Error) => message)).to.equal('no');
    expect(events.at(-1)).to.equal('kill container 0');
  });
});
