import type { ChildCollection, ChildResults } from '../../../../children/childCollection';
import { createAll } from '../../../../children/createAll';
import { matchRecords } from '../../../../children/matchRecords';
import type { VendorRecord } from '../../../../model/query';
import { appendMessage, LightspeedError, OutcomeUnknownError } from '../../../../util/errors';
import type { ParentContext } from '../../system';
import { countEntries, type OpenCount, openCount } from './openCount';
import { isReconciled, reconcileCount, wasReconciled } from './reconcile';
import { failedResult, type ResolvedStockLine, type StockResult, setResult } from './stockResults';

/** The requested stock of one shop: one count. */
export interface ShopCount {
  /** A repeated message finds the count by it. */
  readonly name: string;
  readonly shopID: string;
  readonly employeeID: string;
  readonly lines: readonly ResolvedStockLine[];
}

/**
 * Sets the stock of one shop by an inventory count: creates the count and an entry for each item, then reconciles the
 * count, which cannot be undone. The reconcile is sent only when the count, read once more, holds exactly the requested
 * entries, and only once: a count that has been reconciled is not changed.
 *
 * @returns undefined when the time was up before
 * Source: vendor's tutorial Inventory.
 */
export async function countShop(count: ShopCount, context: ParentContext): Promise<StockResult[] | undefined> {
  const opened = await openCount(context.system, count.name, count.shopID, context);
  const end = await carryOut(count, opened, context).catch(withCountId(opened));
  if (end === 'timeUp') return undefined;
  return count.lines.map((line, at) => ({
    ...(end === 'set' ? setResult(line) : failedResult(line, end(at))),
    inventoryCountID: opened.inventoryCountID,
  }));
}

/** An unclear outcome concerns the reconcile, or an entry that was created twice. */
const withCountId =
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
type FailureReason = (at: number) => string;

async function carryOut(
  { lines, employeeID }: ShopCount,
  opened: OpenCount,
  context: ParentContext,
): Promise<'set' | 'timeUp' | FailureReason> {
  const { system, deadline } = context;
  const { inventoryCountID, isNew } = opened;
  const entries = countEntries(system, inventoryCountID);
  const children = lines.map(({ itemID, quantity }) => ({ itemID, qty: quantity, employeeID }));
  if (!isNew && (await isReconciled(system, inventoryCountID))) {
    return (await holdsExactly(entries, children)) ? 'set' : () => OTHER_COUNT;
  }
  const { results, stop, wasComplete } = await createAll(children, entries, opened, context);
  if (stop === 'timeUp') return stop;
  if (stop) throw stop;
  const failure = failureReason(children, results);
  if (failure) return failure;
  if (!(await holdsExactly(entries, children))) return () => SURPLUS;
  if (wasComplete && (await wasReconciled(system, inventoryCountID, context))) return 'set';
  if (deadline.isOver()) return 'timeUp';
  await reconcileCount(system, inventoryCountID, context);
  return 'set';
}

function failureReason(children: readonly VendorRecord[], results: ChildResults): FailureReason | undefined {
  const errors = children.map((child) => {
    const result = results.get(child);
    return result?.status === 'failed' ? result.error.message : undefined;
  });
  return errors.some(Boolean) ? (at) => errors[at] ?? INCOMPLETE : undefined;
}

async function holdsExactly({ read, matchRule }: ChildCollection, children: readonly VendorRecord[]): Promise<boolean> {
  const present = await read();
  return present.length === children.length && matchRecords(children, present, matchRule).every(Boolean);
}

/** A count is set as a whole or not at all. */
export const INCOMPLETE = 'not set, because another item of the same count failed';

const SURPLUS =
  'not set, because somebody else has changed the count: it does not hold exactly the items of this message';

const OTHER_COUNT =
  'not set, because an earlier count of the same name was reconciled with other quantities; give each count a name of its own';
