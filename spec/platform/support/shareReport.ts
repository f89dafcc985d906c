import type { EmulatorOptions } from '../../../emulator/options';
import type { EmulatorClock } from '../../../emulator/types';
import { loggedRequests } from '../../../runner/flows/containerLog';
import type { FastTime } from './fastTime';
import { type BusyStep, LOAD_SHOP, lookups } from './mixedLoad';
import { keepBusy, openSharedAccount, type RunningStep, type SharedAccount } from './sharedAccount';

export interface Measurement {
  readonly steps: readonly BusyStep[];
  /** Time to settle, which is not measured, and the time measured. */
  readonly warmUpS: number;
  readonly seconds: number;
  readonly emulator?: EmulatorOptions;
  /** In which all of it happens; default: real time. */
  readonly time?: FastTime;
}

/** How steps have shared an account; all but counts as fractions. */
export interface ShareReport {
  readonly steps: number;
  /** Of what dripped out of the bucket while it was measured: what the bucket held to drip. */
  readonly used: number;
  readonly requests: number;
  readonly refused: number;
  /** The least of the busy steps, of an even share. */
  readonly leastShare: number;
  /** Of single requests of one more step, every ten seconds: those that did not have to wait. */
  readonly singles: number;
  readonly singlesAtOnce: number;
  /** Shown to any flow. */
  readonly errors: readonly string[];
}

const SINGLE_EVERY_MS = 10_000;
/** Of waiting for its turn; the pace of the machine does not count. */
const AT_ONCE_MS = 2_000;

/** Lets the steps work on one account, and one more with a request now and then, and tells how they shared it. */
export async function measureSharing({
  steps,
  warmUpS,
  seconds,
  emulator = {},
  time,
}: Measurement): Promise<ShareReport> {
  const options = { size: LOAD_SHOP, latencyMs: 250, ...(time && { clock: time.clock }), ...emulator };
  const account = await openSharedAccount(options, time?.env);
  const stop = new AbortController();
  try {
    const busy = await Promise.all(steps.map((step) => account.start(step)));
    const single = await account.start(lookups('single'));
    const working = busy.map((step) => keepBusy(step, stop.signal));
    await account.emulator.clock.sleep(warmUpS * 1_000);
    const measured = await measure(account, busy, single, seconds);
    stop.abort();
    await Promise.all(working);
    return measured;
  } finally {
    stop.abort();
    await account.close();
  }
}

async function measure(
  { emulator }: SharedAccount,
  busy: readonly RunningStep[],
  single: RunningStep,
  seconds: number,
): Promise<ShareReport> {
  const { limits, log, clock } = emulator;
  const [fromMs, levelBefore, entriesBefore] = [clock.nowMs(), limits.levelDrips(), log.entries.length];
  await sendSingles(single, fromMs + seconds * 1_000, clock);
  const [toMs, levelAfter] = [clock.nowMs(), limits.levelDrips()];
  const entries = log.entries.slice(entriesBefore);
  const spent = sum(entries.map(({ status, costDrips = 0 }) => (status === 429 ? 0 : costDrips)));
  const shares = busy.map((step) => spentBetween(step, fromMs, toMs));
  const singles = loggedRequests(single.container.output());
  return {
    steps: busy.length,
    used: (spent - (levelAfter - levelBefore)) / (limits.dripsPerS * ((toMs - fromMs) / 1_000)),
    requests: entries.length,
    refused: entries.filter(({ status }) => status === 429).length / entries.length,
    leastShare: (Math.min(...shares) * busy.length) / sum(shares),
    singles: singles.length,
    singlesAtOnce: singles.filter(({ waitedMs }) => waitedMs <= AT_ONCE_MS).length / singles.length,
    errors: [...busy, single].flatMap(({ step, flow }) =>
      flow.errors.items.map(({ message }) => `${step.id}: ${message}`),
    ),
  };
}

/** One look-up after the other, at least ten seconds apart. */
async function sendSingles(
  { step, flow }: RunningStep,
  untilMs: number,
  { nowMs, sleep }: EmulatorClock,
): Promise<void> {
  for (let sent = 0; nowMs() < untilMs; sent++) {
    const nextMs = Math.min(untilMs, nowMs() + SINGLE_EVERY_MS);
    await flow.send({ body: step.next?.(sent) ?? {} });
    await flow.data.until('the answer to a single request', ({ length }) => length > sent);
    await sleep(Math.max(0, nextMs - nowMs()));
  }
}

const spentBetween = ({ container }: RunningStep, fromMs: number, toMs: number): number =>
  sum(
    loggedRequests(container.output())
      .filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
      .map(({ costDrips }) => costDrips),
  );

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const percent = (fraction: number) => `${(100 * fraction).toFixed(1)} %`;

/** The report as one line. */
export const shareLine = (report: ShareReport): string =>
  `${report.steps} steps: ${percent(report.used)} of the drip used, ${percent(report.refused)} of ${report.requests} requests refused, ` +
  `least share ${report.leastShare.toFixed(2)}, ${percent(report.singlesAtOnce)} of ${report.singles} single requests let in at once, ` +
  `${report.errors.length} errors`;
