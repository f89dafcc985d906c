import { expect } from 'chai';
import { crashingRuntime } from '../support/crashingRuntime';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { expectExactly, linesFor, orderOf, ordersWith, SHOP, send } from '../support/orders';
import { seededRandom } from '../support/seededRandom';

const refusals = ({ emulator }: EmulatedStep) => emulator.log.entries.filter(({ status }) => status === 429);

describe('createOrder, exactly once', () => {
  let step: EmulatedStep;
  afterEach(() => step.close());

  it('creates 500 lines in the time that the rules allow, and nothing when sent again', async function () {
    this.timeout(60_000);
    step = await emulatedStep({ size: SHOP, latencyMs: 80 });
    const { emulator, clock } = step;
    const order = orderOf('PO-500', linesFor(500));
    const startMs = clock.nowMs();
    expect(await send(step, order)).to.equal(undefined);
    const lastMs = emulator.log.entries.at(-1)?.at ?? 0;
    // The look for the order, the order, its lines and its date cost 1 drip each. The last one goes when all before it
    // have leaked from the bucket of one register (90 drips, 1 per second) as far as to below its brim.
    const idealMs = (1 + 1 + 500 - 90) * 1000;
    expect(lastMs - startMs).to.be.within(idealMs, idealMs * 1.03);
    expect(emulator.log.entries).to.have.length(503);
    expect(refusals(step)).to.deep.equal([]);
    expectExactly(step, order);

    emulator.log.clear();
    expect(await send(step, order)).to.equal(undefined);
    expect(emulator.log.entries.filter(({ method }) => method !== 'GET')).to.deep.equal([]);
    expect(step.bodies[0]).to.include({ created: 500, found: 0, failed: 0 });
    expect(step.bodies[1]).to.include({ created: 0, found: 500, failed: 0 });
    expectExactly(step, order);
  });

  it('goes on where it was killed, 40 times in the course of 600 lines', async function () {
    this.timeout(60_000);
    step = await emulatedStep({ size: SHOP, registers: 40 });
    const random = seededRandom(11);
    const order = orderOf('PO-killed', linesFor(600));
    for (let kill = 0; kill < 40; kill++) {
      const death = { atRequest: 1 + Math.floor(random() * 35), arrives: random() < 0.5 };
      expect(await send(step, order, crashingRuntime(step.runtime, death)), `kill ${kill}`).to.be.an('error');
    }
    expect(await send(step, order)).to.equal(undefined);
    expectExactly(step, order);
    expect(step.bodies).to.have.length(1);
  });

  it('is complete wherever a first run was killed', async function () {
    this.timeout(60_000);
    step = await emulatedStep({ size: SHOP, registers: 40 });
    // The look, the order, 8 lines, the date.
    for (let atRequest = 1; atRequest <= 11; atRequest++) {
      for (const arrives of [true, false]) {
        const order = orderOf(`PO-${atRequest}-${arrives}`, linesFor(8));
        const death = crashingRuntime(step.runtime, { atRequest, arrives });
        expect(await send(step, order, death), order.refNum).to.be.an('error');
        expect(await send(step, order), order.refNum).to.equal(undefined);
        expectExactly(step, order);
        expect(ordersWith(step, order.refNum)[0]?.['orderedDate'], order.refNum).to.be.a('string');
      }
    }
  });

  it('is complete although every tenth answer is lost after Lightspeed has acted', async function () {
    this.timeout(60_000);
    step = await emulatedStep({ size: SHOP });
    for (let nth = 2; nth <= 700; nth += 10) {
      step.emulator.faults.add({
        path: /API/,
        nth,
        action: { kind: 'lostAnswer', ...(nth % 20 === 2 && { status: 502 }) },
      });
    }
    const order = orderOf('PO-lost', linesFor(500));
    expect(await send(step, order)).to.equal(undefined);
    expectExactly(step, order);
    expect(step.bodies[0]).to.include({ created: 500, found: 0, failed: 0 });
    expect(refusals(step)).to.deep.equal([]);
  });

  it('keeps ten orders of ten lines at a time within the limits of their connection', async () => {
    step = await emulatedStep({ size: SHOP, latencyMs: 50 });
    const orders = Array.from({ length: 10 }, (_, at) => orderOf(`PO-${at}`, linesFor(10)));
    expect(await Promise.all(orders.map((order) => send(step, order)))).to.deep.equal(Array(10).fill(undefined));
    for (const order of orders) expectExactly(step, order);
    expect(refusals(step)).to.deep.equal([]);
  });
});
