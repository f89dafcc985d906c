import { expect } from 'chai';
import { openBench } from '../platform/support/bench';
import { ALL_ONCE, countsOf, expectCounts } from '../platform/support/exactWork';
import { type KilledOrdersFigures, killedOrders } from '../platform/support/killedOrders';
import { workOff } from '../platform/support/killedWork';
import { SLOW_MS, shopOf, VENDORS } from '../platform/support/slowVendor';
import { keepFigures } from '../support/figures';

const WORKERS = 4;
/** Some live long enough for several counts: each of them takes steps that wait for one another. */
const lifeOfCounters = (started: number) => (started % 3 === 2 ? 10_000 : 1500);

describe('Containers that are killed every second', () => {
  const figures: KilledOrdersFigures[] = [];
  after(() => keepFigures('ordersKilled', figures));

  for (const vendor of VENDORS) {
    it(`place 100 purchase orders of 20 lines with a ${vendor} vendor, each once with each line once`, async () => {
      const result = await killedOrders(vendor, { orders: 100, workers: WORKERS, lifeMs: () => 1000 });
      figures.push(result);
      expect(result).to.include({ orders: 100, lines: 2000, ...ALL_ONCE });
      expect(result.kills).to.be.above(25);
    });
  }

  it('complete and reconcile 15 counts with a slow vendor, each once', async () => {
    const bench = await openBench(await shopOf('slow'));
    const step = await bench.openStep('setInventory', { method: 'count' });
    const counts = countsOf(15);
    await workOff(step, counts, { workers: WORKERS, lifeMs: lifeOfCounters, settleMs: SLOW_MS });
    expectCounts(bench.emulator.admin, counts);
    await bench.close();
  });
});
