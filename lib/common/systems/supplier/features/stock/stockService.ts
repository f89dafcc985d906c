import { refuseWhenStopped } from '../../../../util/deadline';
import type { StockService } from '../../../services';
import type { SystemRuntime } from '../../../system';
import type { SupplierClient } from '../../client/client';
import { setQuantities } from './setQuantities';
import { readStockInput } from './stockInput';

/** The quantities that merchants can order. */
export const stockService = (
  client: SupplierClient,
  { deadline, stats }: Pick<SystemRuntime, 'deadline' | 'stats'>,
): StockService => ({
  async set(body, { method }) {
    const results = await setQuantities(readStockInput(body, method), { client, deadline });
    const succeeded = results.filter(({ status }) => status === 'set').length;
    const failed = results.length - succeeded;
    // Quantities that were set may be set again, so the message may come again for those that were not.
    if (failed > 0) refuseWhenStopped(deadline);
    stats.records += succeeded;
    return { result: { results, succeeded, failed } };
  },
});
