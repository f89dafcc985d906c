import { expect } from 'chai';
import { ALL_ONCE } from './support/exactWork';
import { killedOrders } from './support/killedOrders';

describe('Containers that are killed while Lightspeed is busy with what they sent', () => {
  it('leave purchase orders that are completed exactly', async () => {
    const lifeMs = (started: number) => (started < 2 ? 1000 : Number.POSITIVE_INFINITY);
    const figures = await killedOrders('slow', { orders: 4, workers: 2, lifeMs });
    expect(figures).to.include({ ...ALL_ONCE, kills: 2 });
  });
});
