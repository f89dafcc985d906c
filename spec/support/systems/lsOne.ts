import type { LsOneEmulator } from '../../../emulator/lsOne/startLsOneEmulator';
import { createObject } from '../../../lib/actions/createObject';
import { createOrder } from '../../../lib/actions/createOrder';
import { lookupObject } from '../../../lib/actions/lookupObject';
import { lookupObjects } from '../../../lib/actions/lookupObjects';
import { runChosenOperation } from '../../../lib/actions/runOperation';
import type { ComparedStore } from '../comparedShop';
import { type EmulatedLsOne, emulatedLsOne } from '../emulatedLsOne';
import { linesFor, orderOf, ordersWith } from '../lsOneOrders';
import type { Job, SystemUnderTest } from './systemUnderTest';

export const lsOne: SystemUnderTest = {
  name: 'lsOne',
  jobs: ['a look-up by id', 'a search', 'a creation', 'an order', 'a post'],
  resumable: ['an order', 'a post'],
  hasLists: true,
  async start() {
    const step = await emulatedLsOne({ orders: 12 });
    return {
      step,
      jobs: jobsOf(step),
      polled: { cfg: { objectType: 'PurchaseOrder' }, store: () => openOrders(step.emulator) },
      isLogin: (path) => path.includes('/authorize'),
      close: () => step.close(),
    };
  },
};

function jobsOf(step: EmulatedLsOne): Record<string, Job> {
  const { admin } = step.emulator;
  const [order] = admin.orders();
  const posted = new Map<number, string>();
  const { lines: _, ...fields } = orderOf(undefined, []);
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
      body: (nth) => ({ ...fields, description: `Struck ${nth}.` }),
      done: (nth) => admin.orders().filter(({ description }) => description === `Struck ${nth}.`).length,
    },
    'an order': {
      handler: createOrder,
      cfg: {},
      body: (nth) => orderOf(`PO-${nth}`, linesFor(3)),
      done: (nth) => ordersWith(step, `PO-${nth}`).filter(({ lines }) => lines.length === 3).length,
    },
    'a post': {
      handler: runChosenOperation,
      cfg: { operation: 'PurchaseOrderPost' },
      body(nth) {
        const id = posted.get(nth) ?? admin.addOrder({}, [{}]);
        posted.set(nth, id);
        return { id };
      },
      done: (nth) => Number(admin.order(posted.get(nth) ?? '')?.purchaseStatus !== 0),
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
