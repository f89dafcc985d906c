import { expect } from 'chai';
import { emulatedRetail } from '../../runner/systems/retail';
import { seededRandom } from '../support/seededRandom';
import { openBench } from './support/bench';
import { killedPoll } from './support/killedPoll';

const ITEMS = 600;
const PAGE = 50;

describe('A load whose containers are killed at random moments', () => {
  it('brings every record, and repeats at most a page after each kill', async () => {
    const size = { items: ITEMS, customers: 0, sales: 0, orders: 0 };
    const bench = await openBench(await emulatedRetail({ size, registers: 100, latencyMs: 20 }));
    const figures = await killedPoll(bench, { kills: 5, pageSize: PAGE, random: seededRandom(5) });
    await bench.close();
    expect(figures).to.include({ records: ITEMS, lost: 0, snapshotsAhead: 0, errors: 0 });
    expect(figures.mostRepeatedPerKill).to.be.at.most(PAGE);
  });
});
