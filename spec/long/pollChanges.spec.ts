import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { type ComparedRows, comparedRows } from '../support/comparedRows';
import { comparedShop, disturbedStep } from '../support/comparedShop';
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

  const tags: ComparedRows = { objectType: 'Tag', idField: 'tagID', changed: 'name' };
  const lines: ComparedRows = {
    ...{ objectType: 'OrderLine', idField: 'orderLineID', changed: 'quantity' },
    fields: (count) => ({ orderID: openOrders[count % openOrders.length], itemID: (count % 20) + 1 }),
    isListed: ({ orderID }) => openOrders.includes(String(orderID)),
  };
  const lists: [name: string, how: 'rejects' | 'hangs', count: number, rows: ComparedRows, cfg: () => Cfg][] = [
    ['2,000 tags', 'rejects', 2000, tags, () => ({})],
    ['3,000 lines of open orders', 'hangs', 3000, lines, () => ({ filter: `orderID=IN,${openOrders}` })],
  ];
  for (const [name, how, count, rows, cfg] of lists) {
    it(`${name} come out in every version once, and every deletion, but for a page after each death (${how})`, async () => {
      const shop = comparedShop(step, comparedRows(step.emulator.admin, rows), count);
      let left = 1500;
      const happen = () => {
        if (left-- > 0) shop.disturb();
      };
      step.onEmit = happen;
      const crashing = crashingStep(step, how, shop.versionsOf);
      const fields = { objectType: rows.objectType, pollingField: 'changes', emitBehavior: 'emitPage', ...cfg() };
      for (const each of [disturbedStep(step, happen), step]) await pollToTheEnd(each, fields, crashing);
      expect(crashing.crashes).to.be.greaterThan(40);
      expect(crashing.wronglyRepeated).to.deep.equal([]);
      expect(crashing.mostRepeated).to.be.at.most(100);
      expect(shop.faults(crashing.repeated)).to.deep.equal([]);
    });
  }
});
