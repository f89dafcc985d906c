import { LightspeedError, OutcomeUnknownError, UnavailableError } from '../../../errors';
import type { VendorRecord } from '../../system';
import type { Family, FamilyDeps, Fates } from './family';
import { matchUp } from './matchUp';
import { type Pass, sendPass } from './sendPass';

export interface Creation {
  readonly fates: Fates;
  /** Why it ended although not every child has its fate; undefined when it has. */
  readonly stop: 'timeUp' | LightspeedError | undefined;
}

/**
 * Sees to it that each child is there exactly once, whatever happened to earlier attempts: what is there already is
 * found (as a multiset), the rest is created. After unclear outcomes the parent's children are read again, once
 * nothing is in flight any more, and only what is missing is sent again.
 *
 * Whoever works on the same parent at the same time goes unnoticed, since the vendor has no lock: runs of one process
 * must take turns.
 *
 * @param isNew the parent has just been created, so it has no children to find
 */
export async function createMissing(
  children: readonly VendorRecord[],
  family: Family,
  { isNew }: { readonly isNew: boolean },
  deps: FamilyDeps,
): Promise<Creation> {
  const fates: Fates = new Map();
  try {
    if (!isNew) await lookFor(children, 'found', family, fates);
    return { fates, stop: await createRest(children, family, fates, deps) };
  } catch (error) {
    if (error instanceof LightspeedError) return { fates, stop: error };
    throw error;
  }
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
    if (!deps.mayGoOn()) return 'timeUp';
    const before = fates.size;
    const pass = await sendPass(missing, family, fates, deps);
    // Out of time, the look is left to the run that goes on.
    if (pass.unclear.size === 0 || !deps.mayGoOn()) continue;
    await deps.clock.sleep(pauseMs(fruitless));
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
  const matches = matchUp(children, await unaccounted(family, fates), family.likeness);
  children.forEach((child, at) => {
    const record = matches[at];
    if (record) fates.set(child, { status, id: String(record[family.idField]) });
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
