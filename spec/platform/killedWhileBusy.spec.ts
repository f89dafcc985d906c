import { expect } from 'chai';
import { ALL_ONCE } from './support/exactWork';
import { fastTime } from './support/fastTime';
import { killedOrders } from './support/killedOrders';

const SPEED = 3;

describe('Containers that are killed while Lightspeed is busy with what they sent', () => {
  it('leave purchase orders that are completed exactly', async () => {
    const lifeMs = (started: number) => (started < 2 ? 1000 : Number.POSITIVE_INFINITY);
    const figures = await killedOrders('slow', { orders: 4, workers: 2, lifeMs, time: fastTime(SPEED) });
    expect(figures).to.include({ ...ALL_ONCE, kills: 2 });
  });
});
