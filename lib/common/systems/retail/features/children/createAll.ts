import type { Draft, VendorRecord } from '../../../../model/query';
import { mapConcurrent } from '../../../../util/async';
import {
  DeadlineError,
  InputError,
  LightspeedError,
  NotFoundError,
  OutcomeUnknownError,
  ProtocolError,
  UnavailableError,
} from '../../../../util/errors';
import type { RetailClient } from '../../client/request';
import { recordIn } from '../../records/record';
import { creationRequest } from '../../writes/writeRequest';
import { ageOfNewest, type Look, lookUntilQuiet, type QuietDeps } from './lookUntilQuiet';
import { type Likeness, matchUp } from './matchRecords';
import type { Parent } from './parent';

export interface Creation {
  readonly fates: Fates;
  /** Why it ended although not every child has its fate; undefined when it has. */
  readonly stop: 'timeUp' | LightspeedError | undefined;
  /** All children were there at the first look. */
  readonly wasComplete: boolean;
}

/**
 * Sees to it that each child is there exactly once, whatever happened to earlier attempts: what is there already is
 * found (as a multiset), the rest is created. After unclear outcomes the parent's children are read again, once
 * nothing is in flight any more, and only what is missing is sent again. Where somebody has been at work on the parent a
 * moment ago, perhaps a run that was killed, what is missing is sent only once it is quiet.
 *
 * The vendor has no lock: runs of one process must take turns.
 */
export async function createMissing(
  children: readonly VendorRecord[],
  family: Family,
  parent: Parent,
  deps: FamilyDeps,
): Promise<Creation> {
  const fates: Fates = new Map();
  const looks: boolean[] = [];
  const look = async () => {
    const found = await findAll(children, family, parent, deps);
    looks.push(found.isComplete);
    return found;
  };
  const end = (stop: Creation['stop']) => ({ fates, stop, wasComplete: looks[0] === true });
  try {
    const found = parent.isNew ? fates : await lookUntilQuiet(look, deps);
    for (const [child, fate] of found) fates.set(child, fate);
    return end(await createRest(children, family, fates, deps));
  } catch (error) {
    // What waited for its turn was not sent: the run that goes on sends it.
    if (error instanceof DeadlineError) return end('timeUp');
    if (error instanceof LightspeedError) return end(error);
    throw error;
  }
}

/** One look for all children, as if there had been none before. */
async function findAll(
  children: readonly VendorRecord[],
  family: Family,
  { record, aheadMs }: Parent,
  { clock }: FamilyDeps,
): Promise<Look<Fates>> {
  const present = await family.read();
  const seen: Fates = new Map();
  settle(children, present, 'found', family, seen);
  const ageMs = ageOfNewest([record, ...present], clock.nowMs() + aheadMs);
  return { seen, isComplete: seen.size === children.length, ageMs };
}

async function createRest(
  children: readonly VendorRecord[],
  family: Family,
  fates: Fates,
  deps: FamilyDeps,
): Promise<'timeUp' | undefined> {
  const sentAgain = new Set<VendorRecord>();
  let fruitless = 0;
  for (;;) {
    const missing = children.filter((child) => !fates.has(child));
    if (missing.length === 0) return lookForTwins([...sentAgain], family, fates);
    if (deps.deadline.isOver()) return 'timeUp';
    const before = fates.size;
    const pass = await sendPass(missing, family, fates, deps);
    // Out of time, the look is left to the run that goes on.
    if (pass.unclear.size === 0 || deps.deadline.isOver()) continue;
    await deps.clock.sleep(pauseMs(fruitless), deps.deadline.stopSignal());
    if (deps.deadline.isOver()) continue;
    const unclear = [...pass.unclear.keys()];
    await lookFor(unclear, 'created', family, fates);
    for (const child of unclear) if (!fates.has(child)) sentAgain.add(child);
    fruitless = fates.size > before ? 0 : fruitless + 1;
    if (fruitless >= deps.tries) giveUp(pass, fates, deps.tries);
  }
}

/** A server that failed to answer may still be busy with the request. */
const pauseMs = (fruitless: number): number => Math.min(60_000, 5000 * 2 ** fruitless);

/** What is there and has not been accounted for yet settles the fate of those who fit. */
async function lookFor(
  children: readonly VendorRecord[],
  status: 'found' | 'created',
  family: Family,
  fates: Fates,
): Promise<void> {
  settle(children, await unaccounted(family, fates), status, family, fates);
}

function settle(
  children: readonly VendorRecord[],
  present: readonly VendorRecord[],
  status: 'found' | 'created',
  { likeness, idField }: Family,
  fates: Fates,
): void {
  const matches = matchUp(children, present, likeness);
  children.forEach((child, at) => {
    const record = matches[at];
    if (record) fates.set(child, { status, id: String(record[idField]) });
  });
}

async function unaccounted({ read, idField }: Family, fates: Fates): Promise<VendorRecord[]> {
  const known = new Set([...fates.values()].map((fate) => (fate.status === 'failed' ? undefined : fate.id)));
  return (await read()).filter((record) => !known.has(String(record[idField])));
}

/** A request can be carried out long after it was given up, even after it was looked for: that is not kept quiet. */
async function lookForTwins(sentAgain: readonly VendorRecord[], family: Family, fates: Fates): Promise<undefined> {
  if (sentAgain.length === 0) return;
  const failed = sentAgain.filter((child) => fates.get(child)?.status === 'failed');
  if (failed.length > 0) await lookFor(failed, 'created', family, fates);
  const others = await unaccounted(family, fates);
  const twins = matchUp(sentAgain, others, family.likeness).filter((twin) => twin !== undefined);
  if (twins.length > 0) {
    const ids = twins.map((twin) => twin[family.idField]).join(', ');
    throw new OutcomeUnknownError(
      `Lightspeed carried requests out twice, which it had not answered: delete what is surplus (${family.idField} ${ids}).`,
    );
  }
}

/** While others still wait it is an outage; else only these cannot be created. */
function giveUp({ unclear, notBegun }: Pass, fates: Fates, tries: number): void {
  for (const [child, last] of unclear) {
    const { message, ...details } = last.cause instanceof LightspeedError ? last.cause : last;
    const error = new UnavailableError(`${message} Tried ${tries} times.`, { ...details, cause: last });
    if (notBegun.length > 0) throw error;
    fates.set(child, { status: 'failed', error });
  }
}

/**
 * Sends one creation without looking for the record when the outcome is unclear: where equal records are allowed, one
 * alone cannot tell whether it is the one that was to be created.
 *
 * @returns the record as the vendor sent it; undefined when the answer holds none
 * @throws OutcomeUnknownError
 */
export async function createOnce(client: RetailClient, draft: Draft): Promise<VendorRecord | undefined> {
  const { body } = await client.send(creationRequest(draft, []));
  return recordIn(draft.entity, body);
}

/** Records that exist below another one only and have to be created one by one: lines of an order, entries of a count. */
export interface Family {
  readonly idField: string;
  /** Compares a child to be with one that is there. Equal children are allowed. */
  readonly likeness: Likeness<VendorRecord, VendorRecord>;
  /** Sends one creation, once; undefined when the answer does not show the record. */
  create(child: VendorRecord): Promise<VendorRecord | undefined>;
  /** All that are there now, read to the end. */
  read(): Promise<VendorRecord[]>;
}

/** What became of a child. `found`: it was there before this run. */
export type Fate =
  | { readonly status: 'created' | 'found'; readonly id: string }
  | { readonly status: 'failed'; readonly error: LightspeedError };

/** By identity of the child. */
export type Fates = Map<VendorRecord, Fate>;

export interface FamilyDeps extends QuietDeps {
  /** How often a child is sent that does not come into being, without a clear refusal. */
  readonly tries: number;
}

/** What a pass left open. */
export interface Pass {
  /** Sent, but nobody knows whether they came into being. */
  readonly unclear: ReadonlyMap<VendorRecord, LightspeedError>;
  readonly notBegun: readonly VendorRecord[];
}

/** The scheduler holds requests back as the limits demand; this many in flight fill every burst of a small account. */
const CONCURRENCY = 20;

/** So many unclear outcomes one after the other are an outage: nothing more is sent before somebody has looked. */
const OUTAGE = 5;

/**
 * Sends each child once, several at a time, and notes its fate. A refused child does not stop the others. Rejects when
 * everything in flight is done, with the first error that would meet all the others as well: a dead connection, a
 * missing right, a limit that does not end.
 */
export async function sendPass(
  children: readonly VendorRecord[],
  family: Family,
  fates: Fates,
  { deadline }: Pick<FamilyDeps, 'deadline'>,
): Promise<Pass> {
  const unclear = new Map<VendorRecord, LightspeedError>();
  let unclearInARow = 0;
  const isOutage = () => unclearInARow >= OUTAGE;
  const notBegun = await mapConcurrent(
    children,
    { concurrency: CONCURRENCY, hasTime: () => !isOutage() && !deadline.isOver() },
    async (child) => {
      const end = await createOne(child, family);
      unclearInARow = 'unclear' in end ? unclearInARow + 1 : 0;
      if ('unclear' in end) {
        unclear.set(child, end.unclear);
      } else {
        fates.set(child, end);
      }
    },
  );
  return { unclear, notBegun };
}

async function createOne(child: VendorRecord, { create, idField }: Family) {
  try {
    const id = (await create(child))?.[idField];
    return id === undefined
      ? { unclear: new ProtocolError(NO_RECORD) }
      : { status: 'created' as const, id: String(id) };
  } catch (error) {
    if (error instanceof OutcomeUnknownError || isConflict(error)) return { unclear: error };
    if (error instanceof InputError || error instanceof NotFoundError) return { status: 'failed' as const, error };
    throw error;
  }
}

/** Several at once change the same parent: it did not work this time, and should when it is tried again after a look. */
const isConflict = (error: unknown): error is InputError => error instanceof InputError && error.status === 409;

const NO_RECORD = 'Lightspeed answered without the new object.';
