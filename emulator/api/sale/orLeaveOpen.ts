import type { Row } from '../../data/row';
import { ApiError } from '../apiError';
import type { Request } from '../request';
import type { Writer } from '../write/writer';
import { writerOf } from '../write/writerOf';
import { UnbalancedSale } from './complete';

/**
 * Writes all of it or nothing, but for a sale that would be completed out of balance: it is written as an open one, and
 * the refusal names it.
 */
export function orLeaveOpen(request: Request, effect: (writer: Writer) => Row): Row {
  const { store } = request.state;
  try {
    return store.transaction(() => effect(writerOf(request)));
  } catch (error) {
    if (!(error instanceof UnbalancedSale)) throw error;
    const { saleID, balance } = store.transaction(() => effect(writerOf(request, { leavesSalesOpen: true })));
    const text = 'Sale: the payments of a completed sale must be equal to its total.';
    throw new ApiError(422, text, { saleID: String(saleID), balance: String(balance) });
  }
}
