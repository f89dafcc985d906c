import { type QuietContext, readUntilQuiet } from '../../../../children/readUntilQuiet';
import { refuseWhenStopped } from '../../../../util/deadline';
import { OutcomeUnknownError } from '../../../../util/errors';
import { inventoryCountReconcile } from '../../catalogue/inventoryCountReconcile';
import { priceOf } from '../../costs';
import { recordsIn } from '../../records/record';
import type { RetailSystem } from '../../system';

/** Whether a count has been reconciled: each reconciled item leaves a record. */
export async function isReconciled(system: Pick<RetailSystem, 'pages'>, inventoryCountID: string): Promise<boolean> {
  const filters = [{ field: 'inventoryCountID', operator: '=' as const, values: [inventoryCountID] }];
  for await (const { records } of system.pages({ entity: inventoryCountReconcile, filters })) {
    if (records.length > 0) return true;
  }
  return false;
}

/**
 * Reconciles a whole count: its quantities become the stock, which cannot be undone. Sends the request once. After an
 * unclear outcome it only looks for the records of the reconcile.
 *
 * @throws OutcomeUnknownError when nothing shows that it happened
 * Source: vendor's page InventoryCountReconcile.
 */
export async function reconcileCount(
  system: Pick<RetailSystem, 'client' | 'pages'>,
  inventoryCountID: string,
  context: QuietContext,
): Promise<void> {
  const entity = inventoryCountReconcile;
  const body = { inventoryCountID };
  const costDrips = priceOf({ method: 'POST', entity, single: true, body });
  const request = {
    method: 'POST',
    path: entity.path,
    body,
    costDrips,
    repeat: 'ifNotDone',
    scopes: entity.scopes,
  } as const;
  try {
    const { body: answer, status } = await system.client.send(request);
    if (!recordsIn(entity, answer)) throw new OutcomeUnknownError(NO_RECORDS, { status });
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    if (!(await waitUntilReconciled(system, inventoryCountID, context))) throw error;
  }
}

const NO_RECORDS = 'It is not known whether the count was reconciled: Lightspeed answered with something else.';

/**
 * Whether the count has been reconciled by an earlier run, which may have sent the reconcile as its last request.
 *
 * @throws DeadlineError when the message is handed back to wait for it, and when the process is told to stop
 */
export function wasReconciled(
  system: Pick<RetailSystem, 'pages'>,
  inventoryCountID: string,
  context: QuietContext,
): Promise<boolean> {
  if (context.earlierRunMs === undefined) return waitUntilReconciled(system, inventoryCountID, context);
  return readUntilQuiet(async () => {
    const value = await isReconciled(system, inventoryCountID);
    return { value, isComplete: value };
  }, context);
}

/**
 * Whether the records of a reconcile appear within the next 40 seconds: a large count takes the vendor a while.
 *
 * @throws DeadlineError when the process is told to stop
 */
async function waitUntilReconciled(
  system: Pick<RetailSystem, 'pages'>,
  inventoryCountID: string,
  { clock, deadline }: QuietContext,
): Promise<boolean> {
  for (const pauseMs of PAUSES_MS) {
    await clock.sleep(pauseMs, deadline.stopSignal());
    refuseWhenStopped(deadline);
    // A reading that fails shows nothing.
    if (await isReconciled(system, inventoryCountID).catch(() => false)) return true;
  }
  return false;
}

const PAUSES_MS = [2000, 8000, 30_000];
