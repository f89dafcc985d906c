import { invalid } from '../../apiError';
import type { Hooks } from '../writer';

/** Inventory transfers: open at first, fixed once they are sent. */
export const transferHooks: Hooks = {
  create: (_world, values, by) => ({ status: 'open', createdByEmployeeID: by.employeeID, ...values }),
  update(_world, transfer, changes) {
    refuseSent(transfer);
    return changes;
  },
};

export function refuseSent(transfer: Record<string, unknown>): void {
  if (transfer['status'] !== 'open') {
    throw invalid('InventoryTransfer: a transfer that was sent cannot be changed.');
  }
}
