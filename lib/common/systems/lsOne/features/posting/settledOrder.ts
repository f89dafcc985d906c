import type { VendorRecord } from '../../../../model/query';
import { type BackoffSchedule, backoff } from '../../../../util/backoff';
import type { Clock } from '../../../../util/clock';
import { type Deadline, pause } from '../../../../util/deadline';
import { NotFoundError, UnavailableError } from '../../../../util/errors';
import type { RecordStore } from '../../../system';
import { purchaseOrder } from '../../catalogue/purchaseOrder';

export interface SettleContext {
  readonly system: Pick<RecordStore, 'get'>;
  readonly clock: Clock;
  readonly deadline: Deadline;
}

/**
 * The order, read when nothing processes it any more.
 *
 * @param waits how often it was waited for in vain: 0 to read at once, more for an order that may still be in work
 * @throws NotFoundError; DeadlineError when the time limit of the run comes first
 */
export async function settledOrder(id: string, context: SettleContext, waits: number): Promise<VendorRecord> {
  for (let wait = waits; ; wait++) {
    if (wait > 0) await pauseBefore(wait, id, context);
    const order = await readOrder(id, context);
    if (Number(order['processingStatus'] ?? 0) === 0) return order;
  }
}

/** @throws NotFoundError */
export async function readOrder(id: string, { system }: SettleContext): Promise<VendorRecord> {
  const order = await system.get({ entity: purchaseOrder, id });
  if (order) return order;
  throw new NotFoundError(`Purchase order ${id} does not exist.`);
}

const pauseBefore = (wait: number, id: string, { clock, deadline }: SettleContext): Promise<void> => {
  const error = new UnavailableError(`Purchase order ${id} is still being processed.`);
  return pause(clock, { delayMs: backoff(wait, PROCESSING_BACKOFF), error, isRefused: false }, deadline);
};

/** No page says how long processing takes. */
const PROCESSING_BACKOFF: BackoffSchedule = { firstMs: 5000, maxMs: 30_000 };
