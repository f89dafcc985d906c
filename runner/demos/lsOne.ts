import { emulatedLsOne } from '../systems/lsOne';
import type { Demo } from './demoSystem';

const CHANGED = 3;

export async function lsOneDemo(): Promise<Demo> {
  const account = await emulatedLsOne();
  const { admin, url } = account.emulator;
  const orders = admin.orders();
  return {
    account,
    step: { objectType: 'PurchaseOrder', pollingField: 'changes', emitBehavior: 'emitIndividually' },
    greeting: `Emulated LS One server at ${url}: ${orders.length} purchase orders`,
    count: orders.length,
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
