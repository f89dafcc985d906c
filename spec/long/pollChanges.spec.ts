import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { type ComparedRecords, comparedShop, disturbedStep } from '../support/comparedShop';
import { crashingStep } from '../support/crashingStep';
import { ITEMS_ONLY, pollToTheEnd } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

describe('pollEntity on the emulator, by comparing, while the process dies before every page and snapshot', function () {
  this.timeout(300_000);
  let step: EmulatedStep;
  let openOrders: string[];

  beforeEach(async () => {
    step = await emulatedStep({ registers: 100, latencyMs: 300, size: { ...ITEMS_ONLY, items: 20, orders: 12 } });
    const orders = step.emulator.admin.records('Order');
    openOrders = orders.filter(({ complete }) => complete !== true).map(({ orderID }) => String(orderID));
  });

  afterEach(() => step.close());

  const lists: [name: string, how: 'rejects' | 'hangs', cfg: () => Cfg, records: () => ComparedRecords][] = [
    [
      '2,000 tags',
      'rejects',
      () => ({}),
      () => ({ objectType: 'Tag', idField: 'tagID', changed: 'name', fields: () => ({}), count: 2000 }),
    ],
    [
      '3,000 lines of open orders',
      'hangs',
      () => ({ filter: `orderID=IN,${openOrders}` }),
      () => ({
        objectType: 'OrderLine',
        idField: 'orderLineID',
        changed: 'quantity',
        fields: (at) => ({ orderID: openOrders[at % openOrders.length], itemID: (at % 20) + 1 }),
        count: 3000,
        isListed: ({ orderID }) => openOrders.includes(String(orderID)),
      }),
    ],
  ];
  for (const [name, how, cfg, records] of lists) {
    it(`${name} come out in every version once, and every deletion, but for a page after each death (${how})`, async () => {
      const shop = comparedShop(step, records());
      let left = 1500;
      const happen = () => {
        if (left-- > 0) shop.disturb();
      };
      step.onEmit = happen;
      const crashing = crashingStep(step, how, shop.versionsOf);
      const fields = { objectType: records().objectType, pollingField: 'changes', emitBehavior: 'emitPage', ...cfg() };
      for (const each of [disturbedStep(step, happen), step]) await pollToTheEnd(each, fields, crashing);
      expect(crashing.crashes).to.be.greaterThan(40);
      expect(crashing.wronglyRepeated).to.deep.equal([]);
      expect(crashing.mostRepeated).to.be.at.most(100);
      expect(shop.faults(crashing.repeated)).to.deep.equal([]);
    });
  }
});
