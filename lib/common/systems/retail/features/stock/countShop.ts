import type { VendorRecord } from '../../../../model/query';
import { appendMessage, LightspeedError, OutcomeUnknownError } from '../../../../util/errors';
import type { RetailSystem } from '../../system';
import type { Family, FamilyDeps, Fates } from '../children/createAll';
import { createMissing } from '../children/createAll';
import { matchUp } from '../children/matchRecords';
import { countEntries, type OpenCount, openCount } from './openCount';
import { isReconciled, reconcile, wasReconciled } from './reconcile';
import { failedResult, type ReadyLine, type StockResult, setResult } from './stockResults';

export interface CountDeps extends FamilyDeps {
  readonly system: RetailSystem;
}

/** The stock that one shop is to have: one count. */
export interface ShopCount {
  /** A repeated message finds the count by it. */
  readonly name: string;
  readonly shopID: string;
  readonly employeeID: string;
  readonly lines: readonly ReadyLine[];
}

/**
 * Sets the stock of one shop by an inventory count: the count, an entry for each item, and the reconcile, which cannot
 * be undone. It is sent only when the count, read once more, holds exactly what was asked, and only once: a count that
 * has been reconciled is left alone.
 *
 * @returns undefined when the time was up before
 * Source: vendor's tutorial Inventory.
 */
export async function countShop(count: ShopCount, deps: CountDeps): Promise<StockResult[] | undefined> {
  const opened = await openCount(deps.system, count.name, count.shopID, deps);
  const end = await carryOut(count, opened, deps).catch(naming(opened));
  if (end === 'timeUp') return undefined;
  return count.lines.map((line, at) => ({
    ...(end === 'set' ? setResult(line) : failedResult(line, end(at))),
    inventoryCountID: opened.inventoryCountID,
  }));
}

/** An unclear outcome is that of the reconcile, or an entry that came about twice. */
const naming =
  ({ inventoryCountID }: OpenCount) =>
  (error: unknown) => {
    if (!(error instanceof LightspeedError)) throw error;
    throw appendMessage(
      error,
      error instanceof OutcomeUnknownError
        ? `This is about inventory count ${inventoryCountID}.`
        : `Inventory count ${inventoryCountID} was not reconciled by this run.`,
    );
  };

/** Why nothing of the count was set, for each line by its position. */
type Refusal = (at: number) => string;

async function carryOut(
  { lines, employeeID }: ShopCount,
  opened: OpenCount,
  deps: CountDeps,
): Promise<'set' | 'timeUp' | Refusal> {
  const { system, deadline } = deps;
  const { inventoryCountID, isNew } = opened;
  const entries = countEntries(system, inventoryCountID);
  const children = lines.map(({ itemID, quantity }) => ({ itemID, qty: quantity, employeeID }));
  if (!isNew && (await isReconciled(system, inventoryCountID))) {
    return (await holdsExactly(entries, children)) ? 'set' : () => OTHER_COUNT;
  }
  const { fates, stop, wasComplete } = await createMissing(children, entries, opened, deps);
  if (stop === 'timeUp') return stop;
  if (stop) throw stop;
  const refusal = refusalOf(children, fates);
  if (refusal) return refusal;
  if (!(await holdsExactly(entries, children))) return () => SURPLUS;
  if (wasComplete && (await wasReconciled(system, inventoryCountID, deps))) return 'set';
  if (deadline.isOver()) return 'timeUp';
  await reconcile(system, inventoryCountID, deps);
  return 'set';
}

function refusalOf(children: readonly VendorRecord[], fates: Fates): Refusal | undefined {
  const errors = children.map((child) => {
    const fate = fates.get(child);
    return fate?.status === 'failed' ? fate.error.message : undefined;
  });
  return errors.some(Boolean) ? (at) => errors[at] ?? INCOMPLETE : undefined;
}

async function holdsExactly({ read, likeness }: Family, children: readonly VendorRecord[]): Promise<boolean> {
  const present = await read();
  return present.length === children.length && matchUp(children, present, likeness).every(Boolean);
}

/** A count is set as a whole or not at all. */
export const INCOMPLETE = 'not set, because another item of the same count failed';

const SURPLUS =
  'not set, because somebody else has changed the count: it does not hold exactly the items of this message';

const OTHER_COUNT =
  'not set, because an earlier count of the same name was reconciled with other quantities; give each count a name of its own';
