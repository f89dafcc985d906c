import { expect } from 'chai';
import { createOrder } from '../../lib/actions/createOrder';
import { inSession } from '../../lib/common/platform/run';
import { emulatedStep } from '../support/emulatedStep';

describe('createOrder', () => {
  it('time', async function () {
    this.timeout(60_000);
    const step = await emulatedStep({ size: { items: 600 } });
    const body = {
      shopID: 1,
      vendorID: 1,
      refNum: 'PO-x',
      lines: Array.from({ length: 500 }, (_, at) => ({ itemID: String((at % 550) + 1), quantity: 2, price: 1.5 + at })),
    };
    const t = Date.now();
    const start = step.clock.nowMs();
    await inSession(createOrder, step.world).call(step.context, { body }, { ...step.cfg, markOrdered: true });
    console.log(
      Date.now() - t,
      step.clock.nowMs() - start,
      step.emulator.log.entries.length,
      step.emulator.log.entries.filter((e) => e.status === 429).length,
      step.lines.slice(0, 5),
      step.lines.at(-1),
    );
    const out = step.bodies[0] as any;
    console.log(out.order, out.lines[3], out.created);
    await inSession(createOrder, step.world).call(step.context, { body }, { ...step.cfg, markOrdered: true });
    const out2 = step.bodies[1] as any;
    console.log(out2.order, out2.lines[3], out2.created, out2.found);
    expect(1).to.equal(1);
    await step.close();
  });
});
