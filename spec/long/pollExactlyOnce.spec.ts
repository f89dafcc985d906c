import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { changingShopSteps, itemsOf } from '../support/changingShop';
import { crashingStep } from '../support/crashingStep';
import { pollToTheEnd } from '../support/emulatedPoll';

const ITEMS = 10_000;

describe('pollEntity: 10,000 items, 7,000 of one second, changed while they are read', () => {
  const busy = changingShopSteps();
  afterEach(busy.close);

  const settings: [string, number, Cfg][] = [
    ['pages of 100', 1000, {}],
    ['pages of 37', 1000, { pageSize: '37' }],
    ['a page of 100 per run', 1000, { singlePagePerInterval: true }],
    ['a page of 100 per run as a message', 100, { singlePagePerInterval: true, emitBehavior: 'emitPage' }],
  ];
  for (const [name, changes, more] of settings) {
    it(`come out in every version once, in ${name}`, async () => {
      const { step, shop } = await busy.step(ITEMS, changes);
      await pollToTheEnd(step, { objectType: 'Item', ...more });
      expect(shop.faults()).to.deep.equal([]);
      expect(itemsOf(step.bodies).length).to.be.greaterThan(ITEMS);
    });
  }

  it('come out in every version once, in runs of a second each', async () => {
    const { step, shop } = await busy.step(ITEMS, 1000);
    step.env['POLL_TIME_LIMIT_S'] = '1';
    const runs = await pollToTheEnd(step, { objectType: 'Item' });
    expect(runs).to.be.greaterThan(20);
    expect(shop.faults()).to.deep.equal([]);
  });

  for (const how of ['rejects', 'hangs'] as const) {
    it(`come out in every version, a page at most again after each death before every page and snapshot (${how})`, async () => {
      const { step, shop } = await busy.step(ITEMS, 250);
      const crashing = crashingStep(step, how);
      await pollToTheEnd(step, { objectType: 'Item', emitBehavior: 'emitPage' }, crashing);
      expect(crashing.crashes).to.be.greaterThan(200);
      expect(crashing.wronglyRepeated).to.deep.equal([]);
      expect(crashing.mostRepeated).to.equal(100);
      expect(shop.faults(crashing.repeated)).to.deep.equal([]);
    });
  }
});
