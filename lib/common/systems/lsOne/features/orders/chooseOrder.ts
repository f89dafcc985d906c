import type { VendorRecord } from '../../../../model/query';
import { InputError, LightspeedError, NotFoundError } from '../../../../util/errors';
import type { Log } from '../../../../util/log';
import type { RecordStore } from '../../../system';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { purchaseOrderLine } from '../../catalogue/purchaseOrderLine';
import { dateKey } from '../../records/dates';

export interface ChoiceContext {
  readonly system: Pick<RecordStore, 'pages' | 'remove'>;
  readonly log: Log;
}

/**
 * Which of several orders with one reference number takes the lines. Runs in several processes that look for an order at
 * the same moment each create one: the one that has lines is meant, of empty ones the one that was created first, which
 * is the same for every run that looks. What this run has created in vain is deleted, other empty orders are named in
 * the log.
 *
 * @param ownId the order that this run has just created
 * @throws InputError when more than one has lines
 */
export async function chooseOrder(
  matches: readonly VendorRecord[],
  ownId: unknown,
  context: ChoiceContext,
): Promise<VendorRecord> {
  const filled: VendorRecord[] = [];
  const empty: VendorRecord[] = [];
  for (const order of matches.toSorted(byCreation)) {
    const count = await lineCount(order, context);
    if (count !== undefined) (count > 0 ? filled : empty).push(order);
  }
  const [chosen = empty.shift(), ...others] = filled;
  if (!chosen || others.length > 0) throw ambiguous(matches);
  for (const order of empty) {
    if (order['id'] === ownId) await removeOwn(order, context);
    else context.log.warn(leftOver(order, chosen));
  }
  return chosen;
}

/** Of the first page that has some. Undefined: the run that has created the order has deleted it. */
async function lineCount({ id }: VendorRecord, { system }: ChoiceContext): Promise<number | undefined> {
  const parents = { purchaseOrderID: String(id) };
  try {
    for await (const { records } of system.pages({ entity: purchaseOrderLine, parents })) {
      // Without lines it is read on: the end of the list tells whether there is such an order.
      if (records.length > 0) return records.length;
    }
    return 0;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

function byCreation(a: VendorRecord, b: VendorRecord): number {
  const [one, other] = [a, b].map(({ createdDate }) => dateKey(String(createdDate)) ?? '') as [string, string];
  return one === other ? String(a['id']).localeCompare(String(b['id']), 'en', { numeric: true }) : one < other ? -1 : 1;
}

/** A failure is no reason to give up the other order, which is the right one. */
async function removeOwn(order: VendorRecord, { system, log }: ChoiceContext): Promise<void> {
  const id = String(order['id']);
  try {
    await system.remove({ entity: purchaseOrder, id });
    log.info('Purchase order %s was deleted: another run has created one with the same "refNum"', id);
  } catch (error) {
    if (!(error instanceof LightspeedError)) throw error;
    log.warn('Purchase order %s is empty and should be deleted, which failed: %s', id, error.message);
  }
}

const leftOver = ({ id }: VendorRecord, chosen: VendorRecord): string =>
  `Purchase order ${id} has the "refNum" of order ${chosen['id']} and no lines: delete it, unless a run that is under way does so`;

const ambiguous = (matches: readonly VendorRecord[]): InputError =>
  new InputError(
    `Purchase orders ${matches.map(({ id }) => id).join(', ')} all have the "refNum" of this message: it cannot be told which one is meant.`,
  );
