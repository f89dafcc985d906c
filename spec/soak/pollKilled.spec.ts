import { expect } from 'chai';
import { emulatedRetail } from '../../runner/systems/retail';
import { openBench } from '../platform/support/bench';
import { killedPoll } from '../platform/support/killedPoll';
import { keepFigures } from '../support/figures';
import { seededRandom } from '../support/seededRandom';

const ITEMS = 20_000;
const PAGE = 100;
const KILLS = 200;

describe('A load of 20,000 records whose containers are killed 200 times', () => {
  it('loses nothing, and repeats at most a page after each kill', async () => {
    const size = { items: ITEMS, customers: 0, sales: 0, orders: 0 };
    const bench = await openBench(await emulatedRetail({ size, registers: 100, latencyMs: 20 }));
    const figures = await killedPoll(bench, { kills: KILLS, pageSize: PAGE, random: seededRandom(200) });
    await bench.close();
    keepFigures('pollKilled', figures);
    expect(figures).to.include({ records: ITEMS, kills: KILLS, lost: 0, snapshotsAhead: 0, errors: 0 });
    expect(figures.mostRepeatedPerKill).to.be.at.most(PAGE);
  });
});
