import { createObject } from '../../../lib/actions/createObject';
import { createOrder } from '../../../lib/actions/createOrder';
import { lookupObject } from '../../../lib/actions/lookupObject';
import { lookupObjects } from '../../../lib/actions/lookupObjects';
import { setInventory } from '../../../lib/actions/setInventory';
import { comparedRows } from '../comparedRows';
import { ITEMS_ONLY } from '../emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../emulatedStep';
import { linesFor, orderOf, ordersWith } from '../orders';
import type { Job, SystemUnderTest } from './systemUnderTest';

export const retail: SystemUnderTest = {
  name: 'retail',
  jobs: ['a look-up by id', 'a search', 'a creation', 'an order', 'stock'],
  resumable: ['an order', 'stock'],
  hasLists: true,
  async start(accountID) {
    const size = { ...ITEMS_ONLY, items: 60 };
    const step = await emulatedStep({ registers: 100, latencyMs: 300, size, ...(accountID && { accountID }) });
    return {
      step,
      jobs: jobsOf(step),
      polled: {
        cfg: { objectType: 'Tag', pollingField: 'changes' },
        store: () => comparedRows(step.emulator.admin, { objectType: 'Tag', idField: 'tagID', changed: 'name' }),
      },
      isLogin: (path) => path.includes('/oauth/'),
      close: () => step.close(),
    };
  },
};

function jobsOf(step: EmulatedStep): Record<string, Job> {
  const { admin } = step.emulator;
  const emails = (nth: number) =>
    admin.records('Customer').filter(({ lastName }) => String(lastName) === `Struck ${nth}`).length;
  return {
    'a look-up by id': {
      handler: lookupObject,
      cfg: { objectType: 'Item', lookupCriteria: 'itemID' },
      body: () => ({ itemID: '3' }),
    },
    'a search': {
      handler: lookupObjects,
      cfg: { objectType: 'Item', emitBehavior: 'emitAll', termNumber: '0' },
      body: () => ({}),
    },
    'a creation': {
      handler: createObject,
      cfg: { objectType: 'Customer' },
      body: (nth) => ({ firstName: 'Ann', lastName: `Struck ${nth}` }),
      done: emails,
    },
    'an order': {
      handler: createOrder,
      cfg: { markOrdered: true },
      body: (nth) => orderOf(`PO-${nth}`, linesFor(3)),
      done: (nth) => ordersWith(step, `PO-${nth}`).length,
    },
    stock: {
      handler: setInventory,
      cfg: { method: 'direct', shopID: '1' },
      body: (nth) => ({ items: [{ itemID: '5', quantity: 1000 + nth }] }),
      done: (nth) =>
        admin
          .records('ItemShop')
          .filter(({ itemID, shopID, qoh }) => itemID === 5 && shopID === 1 && qoh === 1000 + nth).length,
    },
  };
}
