import { emulatedRetail } from '../systems/retail';
import type { Demo } from './demoSystem';

const ITEMS = 1250;
const CHANGED = 40;
/** The account's bucket is nearly full at the start, so that the trigger has to slow down. */
const START_LEVEL_DRIPS = 82;

export async function retailDemo(): Promise<Demo> {
  const account = await emulatedRetail({ size: { items: ITEMS }, startLevelDrips: START_LEVEL_DRIPS });
  const { accountID, admin } = account.emulator;
  const items = admin.records('Item');
  return {
    account,
    step: { objectType: 'Item', emitBehavior: 'emitIndividually', relations: ['ItemShops'], archived: 'include' },
    greeting: `Emulated Lightspeed account ${accountID}: ${items.length} items, 1 register, bucket nearly full`,
    count: items.length,
    change() {
      for (const item of items.slice(0, CHANGED)) {
        admin.change('Item', String(item['itemID']), { description: `${item['description']} (new label)` });
      }
      return { text: `${CHANGED} items change`, count: CHANGED };
    },
  };
}
