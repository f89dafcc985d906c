import { randomUUID } from 'node:crypto';
import { refuseWhenStopped } from '../../../../util/deadline';
import { UnavailableError } from '../../../../util/errors';
import type { StockService } from '../../../services';
import type { SystemRuntime } from '../../../system';
import type { ParentContext } from '../../system';
import { setStock } from './setStock';
import { readStockInput } from './stockInput';

/** The stock of items in the shops of Lightspeed Retail. Counts of one name wait for each other: the second has to find the count of the first. */
export const stockService = (context: ParentContext & Pick<SystemRuntime, 'stats' | 'runExclusive'>): StockService => ({
  async set(body, { method, messageId }) {
    const { deadline, stats } = context;
    const input = readStockInput(body, method);
    const name = input.name ?? (messageId && `Flow message ${messageId}`);
    if (method === 'count' && name) deadline.resume();
    const countName = name ?? `Flow message ${randomUUID()}`;
    const set = () => setStock(input, { method, countName }, context);
    const outcome = await (method === 'count' ? context.runExclusive(`count ${countName}`, set) : set());
    if (!outcome) {
      if (!name) throw new UnavailableError(TOO_MANY);
      return { unfinished: GOES_ON };
    }
    // Quantities that were set may be set again, so the message may come again for those that were not.
    if (outcome.failed > 0) refuseWhenStopped(deadline);
    stats.records += outcome.succeeded;
    return { result: { ...outcome } };
  },
});

const GOES_ON = 'There are too many items for one run: the count goes on when the message comes again.';

const TOO_MANY =
  'There are too many items for one run. Give the count a "name", by which it is found again, or send fewer items at a time. Counts that were not reconciled have changed no stock.';
