import { expect } from 'chai';
import { createOrder } from '../../lib/actions/createOrder';
import { setInventory } from '../../lib/actions/setInventory';
import type { Message } from '../../lib/common/platform/context';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { type KillPlan, killEvery } from '../support/killEvery';
import { expectExactly, linesFor, orderOf, SHOP } from '../support/orders';

describe('A message that comes again while Lightspeed is still busy with what a killed process sent', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SHOP, registers: 60, latencyMs: 80, accessTokenLifeS: 1_000_000 });
    // Carried out two seconds late, whoever asked for it may be gone by then.
    step.emulator.faults.add({ path: /API/, nth: 10, every: 10, action: { kind: 'delay', delayMs: 2000 } });
  });
  afterEach(() => step.close());

  const plan: KillPlan = { lifeMs: 1500, startMs: 300, deaths: Number.POSITIVE_INFINITY };
  const messagesOf = (bodies: readonly Message['body'][]) => bodies.map((body, at) => ({ id: `message-${at}`, body }));

  it('makes each of 60 orders once, with each of its lines once', async function () {
    this.timeout(60_000);
    const orders = Array.from({ length: 60 }, (_, at) => orderOf(`PO-${at}`, linesFor(20)));
    const work = { handler: createOrder, cfg: { markOrdered: true }, messages: messagesOf(orders) };
    await killEvery(step, plan, work);
    for (const order of orders) expectExactly(step, order);
    expect(step.bodies).to.have.length(60);
  });

  it('makes each of 20 counts once, and reconciles it once', async function () {
    this.timeout(60_000);
    const { records } = step.emulator.admin;
    const counts = Array.from({ length: 20 }, (_, at) => ({
      name: `Count ${at}`,
      items: Array.from({ length: 20 }, (_, item) => ({ itemID: String(item + 1), shopID: '1', quantity: at + item })),
    }));
    const before = records('InventoryCount').length;
    const reconciled = records('InventoryCountReconcile').length;
    const work = { handler: setInventory, cfg: { method: 'count' }, messages: messagesOf(counts) };
    await killEvery(step, { ...plan, deaths: 40 }, work);
    expect(records('InventoryCount').length - before).to.equal(20);
    expect(records('InventoryCountReconcile').length - reconciled).to.equal(20 * 20);
    expect(step.bodies.map((body) => Object(body).failed)).to.deep.equal(Array(20).fill(0));
    // Whichever was reconciled last.
    const last = step.emulator.admin.record(
      'InventoryCount',
      `${records('InventoryCountReconcile').at(-1)?.['inventoryCountID']}`,
    );
    const levels = records('ItemShop').filter(({ shopID }) => String(shopID) === '1');
    for (const { itemID, quantity } of counts.find(({ name }) => name === last?.['name'])?.items ?? []) {
      expect(levels.find((level) => String(level['itemID']) === itemID)?.['qoh'], itemID).to.equal(quantity);
    }
  });
});
