import { expect } from 'chai';
import { crashingRuntime } from '../support/crashingRuntime';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { expectExactly, linesFor, orderOf, SHOP, send } from '../support/orders';
import { seededRandom } from '../support/seededRandom';

const LINES = 500;

/** The look for the order, the order, its lines, the date. */
const REQUESTS = 1 + 1 + LINES + 1;

describe('createOrder: 500 lines, killed at a random point and sent again', () => {
  const random = seededRandom(40);
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SHOP });
  });
  afterEach(() => step.close());

  for (let kill = 1; kill <= 40; kill++) {
    const death = { atRequest: 1 + Math.floor(random() * REQUESTS), arrives: random() < 0.5 };

    it(`at request ${death.atRequest}, which ${death.arrives ? 'arrives' : 'does not arrive'}`, async () => {
      const order = orderOf('PO-killed', linesFor(LINES));
      expect(await send(step, order, crashingRuntime(step.runtime, death))).to.be.an('error');
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, order);
      expect(step.bodies).to.have.length(1);
      expect(step.emulator.log.entries.filter(({ status }) => status === 429)).to.deep.equal([]);
    });
  }
});
