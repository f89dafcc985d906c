import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { changingShopSteps, itemsOf } from '../support/changingShop';
import { crashingStep } from '../support/crashingStep';
import { pollToTheEnd } from '../support/emulatedPoll';

describe('pollEntity on the emulator: items that mostly carry one second, changed while they are read', () => {
  const busy = changingShopSteps();
  afterEach(busy.close);

  const settings: [string, number, Cfg][] = [
    ['pages of 100', 200, {}],
    ['pages of 100 as messages', 20, { emitBehavior: 'emitPage' }],
    ['pages of 7', 200, { pageSize: '7' }],
    ['a page of 100 per run', 200, { singlePagePerInterval: true }],
    ['a page of 13 per run', 200, { singlePagePerInterval: true, pageSize: '13' }],
  ];
  for (const [name, changes, more] of settings) {
    it(`come out in every version once, in ${name}`, async () => {
      const { step, shop } = await busy.step(600, changes);
      const runs = await pollToTheEnd(step, { objectType: 'Item', ...more });
      expect(shop.faults()).to.deep.equal([]);
      expect(itemsOf(step.bodies).length).to.be.greaterThan(600);
      expect(runs).to.be.greaterThan(more['singlePagePerInterval'] ? 600 / Number(more['pageSize'] ?? 100) : 2);
    });
  }
});

describe('pollEntity on the emulator: the process dies before every single emit', function () {
  // Hundreds of runs, which take their time on a busy machine.
  this.timeout(60_000);
  const busy = changingShopSteps();
  afterEach(busy.close);

  const PAGE = 40;

  for (const how of ['rejects', 'hangs'] as const) {
    for (const emitBehavior of ['emitPage', 'emitIndividually']) {
      it(`where it ${how}, with ${emitBehavior}: a page at most comes again, and nothing is lost`, async () => {
        const { step, shop } = await busy.step(150, 20);
        const crashing = crashingStep(step, how);
        await pollToTheEnd(step, { objectType: 'Item', pageSize: String(PAGE), emitBehavior }, crashing);
        expect(crashing.crashes).to.be.greaterThan(emitBehavior === 'emitPage' ? 8 : 150);
        expect(crashing.wronglyRepeated).to.deep.equal([]);
        expect(crashing.mostRepeated).to.equal(PAGE);
        expect(shop.faults(crashing.repeated)).to.deep.equal([]);
      });
    }
  }
});
