import { type LsOneEmulator, startLsOneEmulator } from '../../../emulator/lsOne/startLsOneEmulator';
import { createObject } from '../../../lib/actions/createObject';
import { lookupObject } from '../../../lib/actions/lookupObject';
import { lookupObjects } from '../../../lib/actions/lookupObjects';
import type { ComparedStore } from '../comparedShop';
import { stepOn } from '../stepOn';
import { testClock } from '../testClock';
import type { Job, SystemUnderTest } from './systemUnderTest';

let steps = 0;

export const lsOne: SystemUnderTest = {
  name: 'lsOne',
  jobs: ['a look-up by id', 'a search', 'a creation'],
  resumable: [],
  hasLists: true,
  async start() {
    const clock = testClock();
    const userName = `user-${++steps}`;
    const emulator = await startLsOneEmulator({ clock: clock.server, orders: 12, userName });
    const { url, password } = emulator;
    const login = { system: 'lsOne', environmentUrl: url, userName, password };
    return {
      step: stepOn(clock, { ...login, _account: `ls-one-${steps}` }),
      jobs: jobsOf(emulator),
      polled: { cfg: { objectType: 'PurchaseOrder' }, store: () => openOrders(emulator) },
      isLogin: (path) => path.includes('/authorize'),
      close: () => emulator.close(),
    };
  },
};

function jobsOf({ admin }: LsOneEmulator): Record<string, Job> {
  const [order] = admin.orders();
  return {
    'a look-up by id': {
      handler: lookupObject,
      cfg: { objectType: 'PurchaseOrder', lookupCriteria: 'id' },
      body: () => ({ id: order?.id ?? '' }),
    },
    'a search': {
      handler: lookupObjects,
      cfg: { objectType: 'PurchaseOrder', emitBehavior: 'emitAll', termNumber: '0' },
      body: () => ({}),
    },
    'a creation': {
      handler: createObject,
      cfg: { objectType: 'PurchaseOrder' },
      body: (nth) => ({
        description: `Struck ${nth}.`,
        vendorID: order?.vendorID ?? '',
        storeID: order?.storeID ?? '',
        currencyCode: 'EUR',
        orderingDate: '2026-06-01',
        deliveryDate: '2026-06-15',
      }),
      done: (nth) => admin.orders().filter(({ description }) => description === `Struck ${nth}.`).length,
    },
  };
}

/** A closed order is forgotten, so that what has become of it later is not followed. */
function openOrders({ admin }: LsOneEmulator): ComparedStore {
  for (const { id } of admin.orders()) admin.deleteOrder(id);
  return {
    idField: 'id',
    versions: () => new Map(admin.orders().map(({ id, description }) => [id, description])),
    versionOf: ({ description }) => String(description),
    add: (description) => admin.addOrder({ description }),
    change: (id, description) => admin.changeOrder(id, { description }),
    remove: (id) => admin.deleteOrder(id),
  };
}
