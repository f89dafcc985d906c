import { expect } from 'chai';
import { type Broker, openBroker } from '../../runner/platform/broker';
import { expectOrders, ordersOf } from './support/exactWork';
import { type KilledStep, startKilledStep } from './support/killedStep';

describe('A container that is killed while Lightspeed is busy with what it sent', () => {
  let broker: Broker;
  let step: KilledStep;
  before(async () => {
    broker = await openBroker();
  });
  after(() => broker?.close());
  afterEach(() => step.close());

  it('leaves purchase orders that are completed exactly', async () => {
    step = await startKilledStep(broker, 'createOrder', { markOrdered: true });
    const orders = ordersOf(3);
    expect(await step.workOff(orders, () => 2)).to.have.length(3);
    expectOrders(step, orders);
  });
});
