import { format } from 'node:util';
import Table from 'cli-table3';
import { Command, Option } from 'commander';
import { systemClock } from '../lib/common/util/clock';
import type { Log } from '../lib/common/util/log';
import { silentLog } from '../lib/common/util/log';
import type { RunSummary } from '../lib/common/util/stats';
import type { Demo } from './demos/demoSystem';
import { lsOneDemo } from './demos/lsOne';
import { retailDemo } from './demos/retail';
import { supplierDemo } from './demos/supplier';
import { showProgress } from './progress';
import { runFunction } from './runFunction';
import { runMain } from './runMain';
import { loadFunction } from './sailor';

/** Longer than the settling time of 5 s, so that the second poll sees the changes. */
const PAUSE_MS = 6_000;

const DEMOS: Readonly<Record<string, () => Promise<Demo>>> = {
  retail: retailDemo,
  lsOne: lsOneDemo,
  supplier: supplierDemo,
};

const POLLS = ['Initial load', 'Next poll   '] as const;

interface DemoRun {
  readonly name: string;
  readonly summary: RunSummary;
  readonly last: unknown;
  readonly snapshot: unknown;
}

async function run(
  name: string,
  demo: Demo,
  { count, body }: Pick<Demo, 'count' | 'body'>,
  snapshot?: unknown,
): Promise<DemoRun> {
  const { account, step, fn = 'pollEntity', recordsIn = (record) => [record] } = demo;
  const seen: { last?: unknown; snapshot?: unknown; summary?: RunSummary } = { snapshot };
  const log: Log = {
    ...silentLog,
    info: (text, ...values) => Object.assign(seen, summaryIn(format(text, ...values))),
  };
  const progress = showProgress(name, count);
  const { errors } = await runFunction({
    module: await loadFunction(fn),
    cfg: { ...account.credentials, ...step },
    body,
    snapshot,
    log,
    onData: (message) => {
      for (const record of recordsIn(message.body)) {
        seen.last = record;
        progress.step();
      }
    },
    onSnapshot: (value) => {
      seen.snapshot = value;
    },
    onKeys: (keys) => account.keep(keys),
  });
  progress.stop();
  if (errors[0]) throw errors[0];
  if (!seen.summary) throw new Error('The run logged no summary');
  return { name, summary: seen.summary, last: seen.last, snapshot: seen.snapshot };
}

/** The log line at the end of every run. */
function summaryIn(line: string): { summary?: RunSummary } {
  const [, json] = /^Run: (\{.*\})$/.exec(line) ?? [];
  return json ? { summary: JSON.parse(json) } : {};
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function table(runs: readonly DemoRun[]): string {
  const rows = new Table({
    head: ['', 'records', 'pages', 'requests', 'drips', 'waited', '429s', 'duration'],
    style: { head: [], border: [] },
  });
  for (const { name, summary } of runs) {
    const { records, pages, requests, drips, waitedMs, refusals, durationMs } = summary;
    const waited = Object.values(waitedMs).reduce((sum, ms) => sum + ms, 0);
    rows.push([name, records, pages, requests, drips ?? 'none', seconds(waited), refusals, seconds(durationMs)]);
  }
  return rows.toString();
}

/**
 * `npm start`: the polling trigger reads the records of an emulator twice, through the sailor's own executor: first all of
 * them, then those that changed since. Of a system that cannot be polled another function runs twice.
 */
async function main(): Promise<void> {
  const demo = await chosenDemo();
  try {
    console.log(`${demo.greeting}\n`);
    const [firstName, nextName] = demo.names ?? POLLS;
    const first = await run(firstName, demo, demo);
    const change = demo.change();
    console.log(`\n${change.text}; the next ${demo.fn ? 'run' : 'poll'} comes ${PAUSE_MS / 1000} s later\n`);
    await systemClock.sleep(PAUSE_MS);
    const second = await run(nextName, demo, change, first.snapshot);
    console.log(`\n${table([first, second])}`);
    console.log(`\nLast record\n${JSON.stringify(second.last, null, 2)}`);
    if (second.snapshot !== undefined) console.log(`\nSnapshot\n${shortened(JSON.stringify(second.snapshot))}`);
    console.log('\nTo try every function in a page and to watch the bucket: npm run playground');
  } finally {
    await demo.account.close();
  }
}

/** Of a poll by comparing it holds a digest of each record. */
const shortened = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}... (${text.length} characters)` : text);

function chosenDemo(): Promise<Demo> {
  const system = new Option('--system <name>', 'system to poll').choices(Object.keys(DEMOS)).default('retail');
  const command = new Command('npm start --').description('Polls an emulated system, twice.').addOption(system);
  return (DEMOS[command.parse().opts<{ system: string }>().system] ?? retailDemo)();
}

runMain(main);
