import { expect } from 'chai';
import { type Broker, openBroker } from '../../runner/platform/broker';
import { countsOf, expectCounts, expectOrders, ordersOf } from '../platform/support/exactWork';
import { type KilledStep, startKilledStep } from '../platform/support/killedStep';
import { seededRandom } from '../support/seededRandom';

describe('A container that is killed again and again while Lightspeed is slow', () => {
  let broker: Broker;
  let step: KilledStep;
  before(async () => {
    broker = await openBroker();
  });
  after(() => broker?.close());
  afterEach(() => step.close());
  const random = seededRandom(7);
  const kills = () => 1 + Math.floor(random() * 3);

  it('leaves 60 purchase orders that are completed exactly', async () => {
    step = await startKilledStep(broker, 'createOrder', { markOrdered: true });
    const orders = ordersOf(60);
    expect(await step.workOff(orders, kills)).to.have.length(60);
    expectOrders(step, orders);
  });

  it('leaves 15 counts that are completed and reconciled exactly', async () => {
    step = await startKilledStep(broker, 'setInventory', { method: 'count' });
    const counts = countsOf(15);
    expect(await step.workOff(counts, kills)).to.have.length(15);
    expectCounts(step, counts);
  });
});
