import { setInventory } from '../../../lib/actions/setInventory';
import { upsertObject } from '../../../lib/actions/upsertObject';
import { type SupplierStep, supplierStep } from '../supplierStep';
import type { Job, SystemUnderTest } from './systemUnderTest';

export const supplier: SystemUnderTest = {
  name: 'supplier',
  jobs: ['quantities', 'a catalogue item'],
  resumable: ['quantities', 'a catalogue item'],
  hasLists: false,
  trustsStatus: true,
  async start() {
    const step = await supplierStep();
    return { step, jobs: jobsOf(step), isLogin: (path) => path.includes('/oauth/'), close: () => step.close() };
  },
};

function jobsOf({ emulator: { admin } }: SupplierStep): Record<string, Job> {
  const [first, second] = admin.products().map(({ id }) => id);
  return {
    quantities: {
      handler: setInventory,
      cfg: {},
      body: (nth) => ({ items: [first, second].map((id) => ({ id, quantity: 1000 + nth })) }),
      done: (nth) => Number([first, second].every((id) => admin.quantities().get(id ?? '') === 1000 + nth)),
    },
    'a catalogue item': {
      handler: upsertObject,
      cfg: { objectType: 'CatalogItem' },
      body: (nth) => ({
        ...{
          vendorSku: `STRUCK-${nth}`,
          name: 'Rain jacket',
          brand: 'Acme',
          msrp: 79.9,
          defaultCost: 39.95,
          language: 'en',
        },
      }),
      done: (nth) => Number(admin.product(`STRUCK-${nth}`) !== undefined),
    },
  };
}
