import type { VendorRecord } from '../../model/query';
import { inBatches } from '../../util/collections';
import { DeadlineError } from '../../util/errors';
import type { ChangeScan } from '../changeScan';
import type { Ended, PollDeps, PollOutput, PollSummary } from '../poll';
import { checkSettings, type PollSettings } from '../pollSettings';
import { refuseTooLarge } from './capacity';
import { type ChangeState, readChangeSnapshot, writeChangeSnapshot } from './changeSnapshot';
import { UNCERTAIN } from './digest';
import { type Change, type FoundChanges, findChanges } from './findChanges';
import { type ChangeSource, listScan } from './listScan';

export interface ChangePollDeps extends PollDeps {
  /** The record as it goes out; default: as it was read. */
  readonly emitted?: (record: VendorRecord) => VendorRecord;
}

interface Run extends ChangePollDeps {
  readonly settings: PollSettings;
  readonly output: PollOutput;
  readonly scan: ChangeScan;
  readonly startedMs: number;
  /** Counters of emitted records and pages. */
  readonly progress: { records: number; pages: number };
}

/**
 * Reads all records, compares them with the digests of what was emitted before, and emits new, changed and deleted ones
 * page by page, each page followed by a snapshot of what is out. So every version that a run finds is emitted once; after a
 * crash at most one page is repeated and nothing is lost. Of a record that was found by a run which crashed before it went
 * out, and deleted then, only the deletion is told.
 *
 * @throws InputError before anything is emitted when the digests do not fit into a snapshot; errors of the list as they are
 */
export async function pollChanges(
  source: ChangeSource,
  settings: PollSettings,
  snapshot: unknown,
  output: PollOutput,
  deps: ChangePollDeps,
): Promise<PollSummary> {
  checkSettings(settings);
  const { state, warning } = settings.sample ? {} : readChangeSnapshot(settings, snapshot);
  if (warning) deps.log.warn(warning);
  const request = { settings, memory: state?.memory };
  const scan = source.changes?.(request) ?? listScan(source, settings);
  const progress = { records: 0, pages: 0 };
  const run: Run = { ...deps, settings, output, scan, progress, startedMs: deps.clock.nowMs() };
  const work = settings.sample
    ? emitSample(run)
    : readAndEmit(run, state ?? { digests: new Map(), memory: undefined }, snapshot);
  const ended = await work.catch((error: unknown) => endedBy(error, run));
  return { ...progress, ended };
}

/** A run that the platform stops is continued by the next one. One that has no time to read the list never would be. */
function endedBy(error: unknown, { log }: Run): Ended {
  if (!(error instanceof DeadlineError) || !error.isStop) throw error;
  log.warn('The run ends here, the next one goes on: %s', error.message);
  return 'stopped';
}

async function emitSample({ scan, output, progress, settings }: Run): Promise<Ended> {
  const size = Math.min(SAMPLE_SIZE, settings.pageSize);
  const records: VendorRecord[] = [];
  for await (const batch of scan.records()) {
    records.push(...batch.slice(0, size - records.length));
    if (records.length >= size) break;
  }
  if (records.length > 0) await emitPage({ output, progress }, records);
  return 'sample';
}

async function emitPage({ output, progress }: Pick<Run, 'output' | 'progress'>, records: readonly VendorRecord[]) {
  await output.page(records);
  progress.records += records.length;
  progress.pages++;
}

async function readAndEmit(run: Run, state: ChangeState, snapshot: unknown): Promise<Ended> {
  const { settings, scan, deadline, emitted = (record) => record } = run;
  const found = await findChanges(scan, { settings, known: state.digests, emitted, deadline });
  const { digests, memory } = state;
  refuseTooLarge(settings, { digests: applied(new Map(digests), found.changes), memory });
  return emitAll(run, found, { digests: new Map(digests), memory }, JSON.stringify(snapshot));
}

/**
 * Before a page goes out the snapshot says of its records that they may be out: one that was emitted by a run which was
 * killed then, and deleted or changed back before the next one, would else be taken for one that nobody has seen.
 */
async function emitAll(run: Run, { changes, finals }: FoundChanges, state: ChangeState, snapshot: string | undefined) {
  const { digests, memory } = state;
  const store = createStore(run, snapshot);
  const pages = inBatches(changes, run.settings.pageSize);
  if (pages[0]) await store({ digests: marked(digests, pages[0]), memory });
  for (const [at, page] of pages.entries()) {
    const records = page.map(({ record }) => record);
    await emitPage(run, records);
    applied(digests, page);
    const next = pages[at + 1];
    if (!next) break;
    const end = endOf(run);
    await store({ digests: end ? digests : marked(digests, next), memory });
    if (end) return end;
  }
  for (const id of finals) digests.delete(id);
  await store({ digests, memory: run.scan.memory?.() });
  return 'end';
}

/** Emits a snapshot, unless it is the last one again. */
function createStore({ settings, output }: Run, last: string | undefined): (state: ChangeState) => Promise<void> {
  let stored = last;
  return async (state) => {
    const value = writeChangeSnapshot(settings, state);
    const text = JSON.stringify(value);
    if (text !== stored) await output.snapshot(value);
    stored = text;
  };
}

/** Why the run ends although there are more pages; undefined: it does not. */
function endOf({ clock, startedMs, settings, deadline, progress }: Run): Ended | undefined {
  if (progress.pages >= settings.maxPages) return 'maxPages';
  if (deadline?.stopSignal()?.aborted) return 'stopped';
  return clock.nowMs() - startedMs >= settings.timeLimitMs || deadline?.isOver() ? 'timeLimit' : undefined;
}

/** Changes the digests. What was deleted does not come back, so it needs no mark. */
function marked(digests: Map<string, number>, changes: readonly Change[]): Map<string, number> {
  for (const { id, isDeleted } of changes) if (!isDeleted) digests.set(id, UNCERTAIN);
  return digests;
}

/** Changes the digests. */
function applied(digests: Map<string, number>, changes: readonly Change[]): Map<string, number> {
  for (const { id, digest } of changes) {
    if (digest === undefined) digests.delete(id);
    else digests.set(id, digest);
  }
  return digests;
}

/** A sample has to be ready within a minute. */
const SAMPLE_SIZE = 10;
