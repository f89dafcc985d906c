import type { VendorRecord } from '../model/query';
import { backoff, RECHECK_BACKOFF } from '../util/backoff';
import { DeadlineError, LightspeedError, UnavailableError } from '../util/errors';
import { checkResent } from './checkResent';
import { type ChildCollection, type ChildResults, merged, readCreated, resultsFrom } from './childCollection';
import type { Parent } from './parent';
import { ageOfNewest, type QuietContext, type Reading, readUntilQuiet } from './readUntilQuiet';
import { type Round, sendRound } from './sendRound';

export interface CreateAllResult {
  readonly results: ChildResults;
  /** Why some children have no result; undefined when all have one. */
  readonly stop: 'timeUp' | LightspeedError | undefined;
  /** The first reading showed all children. */
  readonly wasComplete: boolean;
}

export interface CreateAllContext extends QuietContext {
  /** Rounds in a row without a new result after which the children without a clear answer fail. */
  readonly tries: number;
}

/**
 * Makes sure that each child exists exactly once, whatever happened to earlier attempts. Records that exist are matched
 * with the children (as a multiset), the rest is created. After unclear outcomes the records of the parent are read
 * again, when nothing is in flight, and only missing children are sent again. Where the parent changed a moment ago,
 * perhaps by a run that was killed, missing children are sent only once it is quiet.
 *
 * The vendor has no lock: runs of one process must not overlap.
 */
export async function createAll(
  children: readonly VendorRecord[],
  collection: ChildCollection,
  parent: Parent,
  context: CreateAllContext,
): Promise<CreateAllResult> {
  let results: ChildResults = new Map();
  let wasComplete: boolean | undefined;
  const age = collection.hasNoTimes ? watchedAge(context) : ageOfNewest;
  const read = async () => {
    const reading = await readExisting(children, collection, { parent, age }, context);
    wasComplete ??= reading.isComplete;
    return reading;
  };
  const end = (stop: CreateAllResult['stop']) => ({ results, stop, wasComplete: wasComplete === true });
  try {
    if (!parent.isNew) results = await readUntilQuiet(read, context);
    for await (const all of createInRounds(children, results, collection, context)) results = all;
    return end(results.size < children.length ? 'timeUp' : undefined);
  } catch (error) {
    // A request that waited for its turn was not sent: the run that goes on sends it.
    if (error instanceof DeadlineError) return end('timeUp');
    if (error instanceof LightspeedError) return end(error);
    throw error;
  }
}

/** Reads the records once and matches them with all children. */
async function readExisting(
  children: readonly VendorRecord[],
  collection: ChildCollection,
  { parent: { record, aheadMs }, age }: { readonly parent: Parent; readonly age: typeof ageOfNewest },
  { clock }: CreateAllContext,
): Promise<Reading<ChildResults>> {
  const present = await collection.read();
  const results = resultsFrom(children, present, 'found', collection);
  const ageMs = age([record, ...present], clock.nowMs() + aheadMs);
  return { value: results, isComplete: results.size === children.length, ageMs };
}

/**
 * The age of the newest record where records tell no times: since when none has come. The first reading may be in the
 * middle of a run of another process. A message that was handed back has waited for its own earlier run already.
 */
function watchedAge({ earlierRunMs }: CreateAllContext): typeof ageOfNewest {
  let count = -1;
  let changedMs = 0;
  return (records, nowMs) => {
    if (earlierRunMs !== undefined) return undefined;
    if (records.length !== count) changedMs = nowMs;
    count = records.length;
    return nowMs - changedMs;
  };
}

/** Yields all results so far whenever there are more; ends early when the time is up. */
async function* createInRounds(
  children: readonly VendorRecord[],
  existing: ChildResults,
  collection: ChildCollection,
  { clock, deadline, tries }: CreateAllContext,
): AsyncGenerator<ChildResults> {
  let results = existing;
  const resent = new Set<VendorRecord>();
  let roundsWithoutProgress = 0;
  for (;;) {
    const missing = children.filter((child) => !results.has(child));
    if (missing.length === 0) break;
    if (deadline.isOver()) return;
    const sizeBefore = results.size;
    const round = await sendRound(missing, collection, deadline);
    results = merged(results, round.results);
    yield results;
    if (round.error !== undefined) throw round.error;
    // Out of time, reading is left to the run that goes on.
    if (round.unclear.size === 0 || deadline.isOver()) continue;
    await clock.sleep(pauseMs(roundsWithoutProgress), deadline.stopSignal());
    if (deadline.isOver()) continue;
    const unclear = [...round.unclear.keys()];
    results = merged(results, await readCreated(unclear, collection, results));
    yield results;
    for (const child of unclear) if (!results.has(child)) resent.add(child);
    roundsWithoutProgress = results.size > sizeBefore ? 0 : roundsWithoutProgress + 1;
    if (roundsWithoutProgress < tries) continue;
    results = merged(results, failedResults(round, tries));
    yield results;
  }
  yield* checkResent([...resent], collection, results);
}

/** A server that failed to answer may still be busy with the request. */
const pauseMs = (roundsWithoutProgress: number): number => backoff(roundsWithoutProgress + 1, RECHECK_BACKOFF);

/**
 * The children without a clear answer fail.
 *
 * @throws UnavailableError when other children were not started: it is an outage then, which these children did not cause
 */
function failedResults({ unclear, notStarted }: Round, tries: number): ChildResults {
  const failed = [...unclear].map(([child, last]) => {
    const { message, ...details } = last.cause instanceof LightspeedError ? last.cause : last;
    const error = new UnavailableError(`${message} Tried ${tries} times.`, { ...details, cause: last });
    return [child, { status: 'failed', error }] as const;
  });
  if (notStarted.length > 0) throw failed[0]?.[1].error;
  return new Map(failed);
}
