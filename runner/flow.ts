import { join } from 'node:path';
import { Command } from 'commander';
import { config } from 'dotenv';
import { wholeNumber } from '../emulator/command/wholeNumber';
import { type Accounts, accountNames, areEmulated, openAccounts } from './flows/accounts';
import { type FlowFile, readFlowFile } from './flows/flowFile';
import { type FlowReport, reportFlow } from './flows/flowReport';
import { reportText } from './flows/flowText';
import { type FlowView, showFlow } from './flows/flowView';
import { keptSnapshots } from './flows/keptSnapshots';
import { type StartedFlow, startFlow } from './flows/startFlow';
import { runMain } from './runMain';
import { componentRoot } from './sailor';

/** `npm run flow -- flows/reorder.json`: a flow of several steps on RabbitMQ, each in sailor processes of its own. */

interface Flags {
  readonly runs: number;
  readonly every?: number;
  readonly json?: boolean;
  readonly restart?: boolean;
}

const command = () =>
  new Command('npm run flow --')
    .description(
      'Runs a flow of several steps on this machine as the platform would: each step in processes of its own, with RabbitMQ between them. ' +
        'It works on emulated accounts, or on those of .env, .env.lsOne and so on (see .env.example).',
    )
    .argument('<file>', 'The flow, for example flows/reorder.json')
    .option('--runs <number>', 'How often the trigger runs; 0: until Ctrl-C', wholeNumber, 1)
    .option('--every <seconds>', 'Time from one run to the next, instead of the time in the file', wholeNumber)
    .option('--json', 'Print the summary as JSON')
    .option('--restart', 'Begin anew where snapshots of earlier runs on a real account are kept');

const tell = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  config({ path: join(componentRoot, '.env'), quiet: true });
  const program = command().parse();
  const [name = ''] = program.args;
  const file = readFlowFile(name);
  const accounts = await openAccounts(file, { env: process.env, folder: componentRoot });
  try {
    const report = await run(name, file, accounts, program.opts<Flags>());
    process.exitCode = report.errors.length > 0 ? 1 : 0;
  } finally {
    for (const account of Object.values(accounts)) await account.close();
  }
}

/** Runs the flow to its end and prints what it did. */
async function run(name: string, file: FlowFile, accounts: Accounts, flags: Flags): Promise<FlowReport> {
  const kept = areEmulated(accounts) ? undefined : keptSnapshots(join(componentRoot, '.snapshots.json'), name);
  tell(
    `${file.title}\n${[file.description ?? []]
      .flat()
      .map((line) => `${line}\n`)
      .join('')}Accounts: ${accountNames(accounts)}. Starting ${file.steps.length} steps ...`,
  );
  const startedMs = Date.now();
  const hasStarted = endOnSignals();
  const flow = await startFlow(file, {
    accounts,
    runs: flags.runs || Number.POSITIVE_INFINITY,
    everyS: flags.every ?? file.everyS ?? 60,
    snapshots: (!flags.restart && kept?.read()) || {},
    env: process.env,
  });
  const view = showFlow(flow, process.stderr);
  hasStarted(flow, view);
  try {
    await flow.done;
  } finally {
    view.stop();
    await flow.close();
  }
  if (flow.isKilled) {
    tell('The flow was ended at once; what was in work is lost.');
    process.exit(ENDED_BY_SIGNAL);
  }
  kept?.write(flow.snapshots);
  const report = await reportFlow(file, flow, {
    accounts: accountNames(accounts),
    seconds: (Date.now() - startedMs) / 1000,
  });
  process.stdout.write(`${flags.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  return report;
}

/** As shells tell it. */
const ENDED_BY_SIGNAL = 130;

/**
 * The first Ctrl-C lets the flow work off what it has, the second one ends it, and one before its steps have started ends it as
 * soon as they have.
 *
 * @returns to be told when they have
 */
function endOnSignals(): (flow: StartedFlow, view: FlowView) => void {
  let running: { readonly flow: StartedFlow; readonly view: FlowView } | undefined;
  let signals = 0;
  const obey = () => {
    signals++;
    if (signals > 2 || (signals > 1 && !running)) process.exit(ENDED_BY_SIGNAL);
    if (!running) tell('The flow ends as soon as its steps have started. Press Ctrl-C again to end at once.');
    else if (signals > 1) void running.flow.kill();
    else {
      running.view.say('Stopping: messages in work are finished first. Press Ctrl-C again to end at once.');
      running.flow.stop();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, obey);
  return (flow, view) => {
    running = { flow, view };
    if (signals > 0) void flow.kill();
  };
}

runMain(main);
