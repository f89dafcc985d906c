import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { Hooks } from '../writer';

/** Inventory transfers: open at first, fixed once they are sent, even against archiving. */
export const transferHooks: Hooks = {
  create: (_state, values, by) => ({ status: 'open', createdByEmployeeID: by.employeeID, ...values }),
  update(_state, transfer, changes) {
    refuseSent(transfer);
    return changes;
  },
  remove: (_state, transfer) => refuseSent(transfer),
};

export function refuseSent(transfer: Row): void {
  if (transfer['status'] !== 'open') {
    throw invalid('InventoryTransfer: a transfer that was sent cannot be changed.');
  }
}
