import type { LogEntry } from '../../emulator/requestLog';
import { inSession } from '../../lib/common/platform/run';
import { LightspeedError, OutcomeUnknownError } from '../../lib/common/util/errors';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { errorIfAny } from '../support/errorOf';
import type { MatrixFault } from './faults';
import type { MatrixFunction, MatrixStep, MatrixSystem } from './matrixSystem';

/** What came of one message. */
export interface Outcome {
  readonly error: Error | undefined;
  /** It was handed back, or goes on with the next run. */
  readonly later: boolean;
  readonly bodies: readonly unknown[];
  /** Requests to the API in order: `POST /API/V3/Account/1/Item.json`. */
  readonly wire: readonly string[];
  readonly tookMs: number;
}

/** What a function does when nothing is wrong. */
export interface Baseline {
  readonly outcome: Outcome;
  /** Records before it, or after it when they are more. */
  readonly most: number;
  readonly stored: string;
}

export interface Cell {
  readonly system: MatrixSystem;
  readonly fn: MatrixFunction;
  readonly fault: MatrixFault;
  /** 1-based: the first request to the API that the fault strikes. */
  readonly from: number;
  readonly times: number;
}

/** One cell's figures, and everything that is wrong with it. */
export interface CellResult {
  readonly end: 'done' | 'error' | 'later';
  readonly asked: number;
  readonly tookMs: number;
  readonly violations: readonly string[];
}

const LIMIT_MS = 1_140_000;
const REQUEST_MS = 120_000;
/** Of tries, of looking whether something is there, of pages that are read in halves. */
const MORE_REQUESTS = 14;

export async function baselineOf(system: MatrixSystem, fn: MatrixFunction): Promise<Baseline> {
  const step = await system.open();
  try {
    const before = fn.stored(step).length;
    const outcome = await deliver(step, system, fn);
    if (outcome.error || outcome.later) throw new Error(`${system.name}, ${fn.name}: ${outcome.error?.message}`);
    const stored = fn.stored(step);
    return { outcome, most: Math.max(before, stored.length), stored: plain(stored) };
  } finally {
    await step.close();
  }
}

/** Runs a message with a fault, and then, when it failed, again without: what a person does who reads the error. */
export async function runCell(cell: Cell, baseline: Baseline): Promise<CellResult> {
  const { system, fn, fault, from, times } = cell;
  const step = await system.open();
  try {
    const { faults, url } = step.emulator;
    faults.add({ path: system.api, nth: from, times, action: fault.action(url) });
    const outcome = await deliver(step, system, fn);
    const isStruck = step.emulator.log.entries.some((entry) => entry.fault !== undefined);
    const violations = [
      ...(isStruck ? [] : ['the fault struck nothing']),
      ...violationsOf(cell, baseline, outcome, step),
    ];
    faults.clear();
    if (outcome.error ?? outcome.later) violations.push(...(await repeated(cell, baseline, step)));
    return { end: endOf(outcome), asked: outcome.wire.length, tookMs: outcome.tookMs, violations };
  } finally {
    await step.close();
  }
}

const endOf = ({ error, later }: Outcome): CellResult['end'] => (error ? 'error' : later ? 'later' : 'done');

/** One message, as the platform gives it to the step. */
export async function deliver(step: MatrixStep, { api }: MatrixSystem, fn: MatrixFunction): Promise<Outcome> {
  const { clock, emulator, context, runtime, cfg } = step;
  const before = { bodies: step.bodies.length, requests: emulator.log.entries.length, nowMs: clock.nowMs() };
  let handedBack = false;
  step.onEmit = (event) => {
    handedBack ||= event === 'rebound';
  };
  const message = { id: 'message-1', body: fn.body(step) };
  const run = inSession(fn.handler, runtime);
  const error = await errorIfAny(run.call(context, message, { ...cfg, ...fn.cfg }, step.snapshots.at(-1)));
  const requests = emulator.log.entries.slice(before.requests).filter(({ path }) => api.test(path));
  return {
    error,
    // A poll that has waited for its turn until its time was over ends, and the next one goes on.
    later: handedBack || (fn.handler === pollEntity && !error && clock.nowMs() - before.nowMs >= LIMIT_MS),
    bodies: step.bodies.slice(before.bodies),
    wire: requests.map(({ method, path }: LogEntry) => `${method} ${path}`),
    tookMs: clock.nowMs() - before.nowMs,
  };
}

function violationsOf(cell: Cell, baseline: Baseline, outcome: Outcome, step: MatrixStep): string[] {
  const { error, later, wire, tookMs } = outcome;
  const most = baseline.outcome.wire.length + MORE_REQUESTS + (cell.fault.meaning === 'refused' ? tookMs / 1000 : 0);
  const stored = cell.fn.stored(step).length;
  const told = [...step.lines, String(error?.stack)];
  return [
    ...(error ? errorIssues(cell, error) : later ? [] : doneIssues(cell, baseline, outcome, step)),
    ...(mustSucceed(cell, baseline) && error ? [`should have healed: ${error.name}: ${error.message}`] : []),
    ...(mustFail(cell) && !error && !later && !complaintsOf(outcome.bodies) ? ['should have failed'] : []),
    ...(tookMs > LIMIT_MS + REQUEST_MS ? [`took ${tookMs} ms`] : []),
    ...(wire.length > most ? [`asked ${wire.length} times: ${wire.slice(-20).join(', ')}`] : []),
    ...(stored > baseline.most ? [`stored ${stored} records`] : []),
    ...(step.emulator.log.entries.some(({ path }) => path.includes('elsewhere')) ? ['followed a redirect'] : []),
    ...(step.secrets().some((secret) => told.some((text) => text.includes(secret))) ? ['told a secret'] : []),
  ];
}

const mustFail = ({ fault, fn, from, times }: Cell): boolean =>
  (fault.meaning === 'final' && !(fn.readsBack && from > 1)) ||
  (times === Number.POSITIVE_INFINITY &&
    fault.meaning !== 'harmless' &&
    !fault.looksDone &&
    !(fault.needsBody && fn.answersEmpty));

function mustSucceed({ fault, fn, from, times }: Cell, { outcome }: Baseline): boolean {
  if (fault.meaning === 'harmless') return true;
  if (times > 1 || fault.meaning === 'final' || fn.isInteractive) return false;
  return fault.meaning === 'refused' || !fn.unrepeatable?.test(outcome.wire[from - 1] ?? '');
}

function errorIssues({ fault, fn }: Cell, error: Error): string[] {
  return [
    ...(error instanceof LightspeedError ? [] : [`an error of none of our classes: ${error.message}`]),
    ...(fault.named.test(error.message) ? [] : [`does not name its cause: ${error.message}`]),
    ...(error instanceof OutcomeUnknownError && fault.meaning === 'refused'
      ? [`nothing is unclear: ${error.message}`]
      : []),
    ...(error.message.length > 3000 ? [`${fn.name} tells too much`] : []),
  ];
}

/** A success is the same as without the fault, unless it tells in its body what failed. */
function doneIssues({ fn }: Cell, baseline: Baseline, { bodies }: Outcome, step: MatrixStep): string[] {
  if (complaintsOf(bodies)) return [];
  const [result, expected] = [plain(bodies), plain(baseline.outcome.bodies)];
  const stored = plain(fn.stored(step));
  return [
    ...(result === expected || fn.readsBack || fn.isFoundWithoutParts
      ? []
      : [`another result: ${result.slice(0, 600)} instead of ${expected.slice(0, 600)}`]),
    ...(stored === baseline.stored
      ? []
      : [`stored ${stored.slice(0, 600)} instead of ${baseline.stored.slice(0, 600)}`]),
  ];
}

/** After an error: the message again brings the rest, or nothing is stored twice. */
async function repeated({ system, fn }: Cell, baseline: Baseline, step: MatrixStep): Promise<string[]> {
  if (fn.doubles) return [];
  step.clock.advance(1_800_000);
  const { error, later } = await deliver(step, system, fn);
  const stored = plain(fn.stored(step));
  return [
    ...(error || later ? [`failed again without the fault: ${error?.message}`] : []),
    ...(stored === baseline.stored
      ? []
      : [`again: stored ${stored.slice(0, 600)} instead of ${baseline.stored.slice(0, 600)}`]),
    ...(fn.name.startsWith('pollEntity') && plain(step.bodies) !== plain(baseline.outcome.bodies)
      ? ['polling repeated or lost records']
      : []),
  ];
}

/** What the results of single parts say went wrong. */
export function complaintsOf(bodies: readonly unknown[]): string {
  const found: string[] = [];
  JSON.stringify(bodies, (key, value) => {
    if (key === 'error' && typeof value === 'string') found.push(value);
    return value;
  });
  return found.join(' ');
}

const TIME = /^\d{4}-\d\d-\d\dT/;
const UUID = /^[\da-f]{8}-[\da-f-]{27}$/;

/** Headers have times. Lines are sent side by side, so that their numbers vary. An order that itself told of its posting has no code. */
const DIFFERS: readonly string[] = ['headers', 'code', 'orderLineID', 'lineNumber'];

/** Without what differs from run to run. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (key, part) => {
    if (DIFFERS.includes(key)) return undefined;
    return typeof part === 'string' && (TIME.test(part) || UUID.test(part)) ? '*' : part;
  });
