import { expect } from 'chai';
import { keepFigures } from '../support/figures';
import { seededRandom } from '../support/seededRandom';
import { type Bench, openBench } from './support/bench';
import { killedPoll } from './support/killedPoll';

const ITEMS = 600;
const PAGE = 50;

describe('A load whose containers are killed at random moments', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench({
      size: { items: ITEMS, customers: 0, sales: 0, orders: 0 },
      registers: 100,
      latencyMs: 20,
    });
  });
  after(async () => {
    await bench.closeStep();
    await bench.close();
  });

  it('brings every record, and repeats at most a page after each kill', async () => {
    const figures = await killedPoll(bench, { kills: 5, pageSize: PAGE, random: seededRandom(5) });
    keepFigures('pollKilled', figures);
    expect(figures).to.include({ records: ITEMS, lost: 0, snapshotsAhead: 0, errors: 0 });
    expect(figures.mostRepeatedPerKill).to.be.at.most(PAGE);
  });
});
