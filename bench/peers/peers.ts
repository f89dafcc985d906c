import { emulatedStep } from '../../spec/support/emulatedStep';
import type { Part, Section } from '../report/section';
import { median } from '../support/median';
import type { Client } from './client';
import { component } from './component';
import { differences } from './differences';
import { forumLoop } from './forumLoop';
import { retailSdk } from './retailSdk';
import { SCENARIOS, type Scenario } from './scenarios';

const CLIENTS = [component, retailSdk, forumLoop];
const LATENCIES_MS = [50, 150, 250, 500, 1000];
const START_LEVEL_DRIPS = 45;

/** The same work done by others. */
export const peers: Part = {
  name: 'peers',
  isInRealTime: false,
  async measure(): Promise<Section> {
    const results: Result[] = [];
    for (const scenario of SCENARIOS) {
      for (const client of CLIENTS) results.push(await measureAll(scenario, client));
    }
    const ours = results.filter(({ client }) => client === component.name);
    const lossesOf = (name: string) =>
      results.filter(({ client }) => client === name).reduce((sum, { lost, doubled }) => sum + lost + doubled, 0);
    return {
      title: 'Peers',
      how: HOW,
      tables: [
        {
          columns: ['work', 'client', 'seconds', 'over ours', 'drips', 'refused', 'lost', 'doubled', 'failure told'],
          rows: results.map((result) => {
            const own = ours.find(({ scenario }) => scenario === result.scenario)?.seconds ?? Number.NaN;
            const { scenario, client, seconds, drips, refused, lost, doubled, failed } = result;
            return [scenario, client, seconds, seconds / own, drips, refused, lost, doubled, failed ? 'yes' : 'no'];
          }),
        },
      ],
      charts: [
        {
          title: 'Records lost or doubled in all scenarios',
          unit: 'records',
          bars: CLIENTS.map(({ name }) => ({ label: name, value: lossesOf(name), isOther: name !== component.name })),
        },
      ],
      aims: [
        {
          what: 'records that the component loses or doubles beside its peers',
          ...{ measured: lossesOf(component.name), atMost: 0 },
          whyMissed: 'see the table of peers',
        },
      ],
    };
  },
};

const HOW = `All clients do the same work on the same emulator with the same faults: one register, bucket half full at the start, one after
the other in one process, on a virtual clock that all of them share (the package's timers are replaced by that clock's). Each figure is
the median of runs with answers after ${LATENCIES_MS.join(', ')} ms. The package has no method for order lines: they go through its method for
any request. The loop of the forum looks at the bucket after each answer and sleeps ten seconds when less than fifteen drips are
free; it repeats nothing. The component leaves ten drips free
for other steps, which costs it ten seconds once. Short times beside lost records are no speed: such a client stopped early. "Failure told": the caller gets an error.`;

interface Result {
  readonly scenario: string;
  readonly client: string;
  readonly seconds: number;
  readonly drips: number;
  readonly refused: number;
  readonly lost: number;
  readonly doubled: number;
  readonly failed: boolean;
}

async function measureAll(scenario: Scenario, client: Client): Promise<Result> {
  const runs: Result[] = [];
  for (const latencyMs of LATENCIES_MS) runs.push(await measureOne(scenario, client, latencyMs));
  const of = (figure: 'seconds' | 'drips' | 'refused' | 'lost' | 'doubled') => median(runs.map((run) => run[figure]));
  return {
    ...{ scenario: scenario.name, client: client.name, seconds: of('seconds'), drips: of('drips') },
    ...{ refused: of('refused'), lost: of('lost'), doubled: of('doubled') },
    failed: runs.some((run) => run.failed),
  };
}

async function measureOne(scenario: Scenario, client: Client, latencyMs: number): Promise<Result> {
  const step = await emulatedStep({ size: scenario.size, startLevelDrips: START_LEVEL_DRIPS, latencyMs });
  for (const fault of scenario.faults ?? []) step.emulator.faults.add(fault);
  const startMs = step.clock.nowMs();
  const outcome = await scenario.run(client.open(step));
  const seconds = (step.clock.nowMs() - startMs) / 1000;
  await step.close();
  const { entries } = step.emulator.log;
  return {
    ...{ scenario: scenario.name, client: client.name, seconds, failed: outcome.failed },
    drips: entries.reduce((sum, { status, costDrips = 0 }) => sum + (status === 429 ? 0 : costDrips), 0),
    refused: entries.filter(({ status, fault }) => status === 429 && fault === undefined).length,
    ...differences(scenario.expected(), scenario.found(outcome, step)),
  };
}
