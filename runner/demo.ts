import { format } from 'node:util';
import Table from 'cli-table3';
import { systemClock } from '../lib/common/util/clock';
import type { Log } from '../lib/common/util/log';
import { silentLog } from '../lib/common/util/log';
import type { RunSummary } from '../lib/common/util/stats';
import { type Account, emulatedAccount } from './account';
import { showProgress } from './progress';
import { runFunction } from './runFunction';
import { runMain } from './runMain';
import { loadFunction } from './sailor';

/**
 * `npm start`: the polling trigger reads a shop's items from the emulator twice, through the sailor's own executor: first
 * all of them, then those that changed since.
 */

const ITEMS = 1250;
const CHANGED = 40;
/** The account's bucket is nearly full at the start, so that the trigger has to slow down. */
const START_LEVEL_DRIPS = 82;
/** Longer than the settling time of 5 s, so that the second poll sees the changes. */
const PAUSE_MS = 6_000;

const STEP = { objectType: 'Item', emitBehavior: 'emitIndividually', relations: ['ItemShops'], archived: 'include' };

interface Poll {
  readonly name: string;
  readonly summary: RunSummary;
  readonly last: unknown;
  readonly snapshot: unknown;
}

async function poll(name: string, account: Account, expected: number, snapshot?: unknown): Promise<Poll> {
  const seen: { last?: unknown; snapshot?: unknown; summary?: RunSummary } = { snapshot };
  const log: Log = {
    ...silentLog,
    info: (text, ...values) => Object.assign(seen, summaryIn(format(text, ...values))),
  };
  const progress = showProgress(name, expected);
  const { errors } = await runFunction({
    module: await loadFunction('pollEntity'),
    cfg: { ...account.credentials, ...STEP },
    snapshot,
    log,
    onData: ({ body }) => {
      seen.last = body;
      progress.step();
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

function table(polls: readonly Poll[]): string {
  const rows = new Table({
    head: ['', 'records', 'pages', 'requests', 'drips', 'waited', '429s', 'duration'],
    style: { head: [], border: [] },
  });
  for (const { name, summary } of polls) {
    const { records, pages, requests, drips, waitedMs, refusals, durationMs } = summary;
    const waited = Object.values(waitedMs).reduce((sum, ms) => sum + ms, 0);
    rows.push([name, records, pages, requests, drips, seconds(waited), refusals, seconds(durationMs)]);
  }
  return rows.toString();
}

async function main(): Promise<void> {
  const account = await emulatedAccount({ size: { items: ITEMS }, startLevelDrips: START_LEVEL_DRIPS });
  const { emulator } = account;
  try {
    const items = emulator.admin.records('Item');
    console.log(
      `Emulated Lightspeed account ${emulator.accountID}: ${items.length} items, 1 register, bucket nearly full\n`,
    );
    const first = await poll('Initial load', account, items.length);
    for (const item of items.slice(0, CHANGED)) {
      emulator.admin.change('Item', String(item['itemID']), { description: `${item['description']} (new label)` });
    }
    console.log(`\n${CHANGED} items change; the next poll comes ${PAUSE_MS / 1000} s later\n`);
    await systemClock.sleep(PAUSE_MS);
    const second = await poll('Next poll   ', account, CHANGED, first.snapshot);
    console.log(`\n${table([first, second])}`);
    console.log(`\nLast record\n${JSON.stringify(second.last, null, 2)}`);
    console.log(`\nSnapshot\n${JSON.stringify(second.snapshot)}`);
  } finally {
    await account.close();
  }
}

runMain(main);
