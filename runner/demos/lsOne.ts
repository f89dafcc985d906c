import { emulatedLsOne } from '../systems/lsOne';
import type { Demo } from './demoSystem';

const CHANGED = 3;
const CLOSED = 1;

export async function lsOneDemo(): Promise<Demo> {
  const account = await emulatedLsOne();
  const { admin, url } = account.emulator;
  const orders = admin.orders();
  // Orders that were closed before the first poll are not told.
  const followed = orders.filter(({ purchaseStatus }) => purchaseStatus !== CLOSED).length;
  return {
    account,
    step: { objectType: 'PurchaseOrder', pollingField: 'changes', emitBehavior: 'emitIndividually' },
    greeting: `Emulated LS One server at ${url}: ${orders.length} purchase orders, ${followed} of them not closed`,
    count: followed,
    change() {
      const open = orders.filter(({ purchaseStatus }) => purchaseStatus === 0);
      for (const { id, description } of open.slice(0, CHANGED)) {
        admin.changeOrder(id, { description: `${description} (urgent)` });
      }
      for (const { id } of open.slice(CHANGED, CHANGED + 1)) admin.deleteOrder(id);
      admin.addOrder({ description: 'New order' });
      return { text: `${CHANGED} orders change, one is deleted, one is new`, count: CHANGED + 2 };
    },
  };
}
