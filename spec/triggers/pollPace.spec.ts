import { expect } from 'chai';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { emulatedStep } from '../support/emulatedStep';
import { bucketSize, expectIdealPace } from '../support/readingPace';

const WITH_SHOPS = { relations: ['ItemShops'], costDrips: 1.4 };

describe('pollEntity on the emulator: pages take no longer than the rate limits demand', () => {
  it('one register, an empty bucket, no reserve: only the limit per second holds it', () =>
    expectIdealPace({ ...WITH_SHOPS, registers: 1, levelDrips: 0, latencyMs: 0, reserve: '0' }));

  for (const reserve of [undefined, '0', '60']) {
    const what = `with ${reserve ?? 'the usual'} reserve`;

    it(`one register, an empty bucket, ${what}`, () =>
      expectIdealPace({ ...WITH_SHOPS, registers: 1, levelDrips: 0, latencyMs: 20, reserve }));

    it(`one register, a full bucket, 50 ms per answer, ${what}`, () =>
      expectIdealPace({ ...WITH_SHOPS, registers: 1, levelDrips: bucketSize(1) - 0.1, latencyMs: 50, reserve }));

    it(`one register, 300 pages, 300 ms per answer, ${what}`, () =>
      expectIdealPace({ ...WITH_SHOPS, registers: 1, levelDrips: 0, latencyMs: 300, pages: 300, reserve }));
  }

  it('three registers, a half-full bucket, 50 ms per answer, more linked objects', () =>
    expectIdealPace({
      registers: 3,
      levelDrips: bucketSize(3) / 2,
      latencyMs: 50,
      relations: ['ItemShops', 'Images', 'Category'],
      costDrips: 2,
    }));

  it('is refused once when the bucket is more than full at the start, and waits as long as it is told', async () => {
    const step = await emulatedStep({ size: { ...ITEMS_ONLY, items: 50 }, startLevelDrips: 100 });
    step.env['RATE_RESERVE_DRIPS'] = '0';
    const startMs = step.clock.nowMs();
    await pollOnce(step, { objectType: 'Item', pageSize: '5', relations: ['ItemShops'] });
    await step.close();
    expect(step.bodies).to.have.length(50);
    const requests = step.emulator.log.entries.map(({ at, limiter }) => [at - startMs, limiter ?? 'admitted']);
    // The level falls below 90 just after 10 s, so Retry-After says 11.
    expect(requests.slice(0, 2)).to.deep.equal([
      [0, 'bucket'],
      [11_000, 'admitted'],
    ]);
    expect(requests.slice(1).map(([, limiter]) => limiter)).to.deep.equal(Array(10).fill('admitted'));
  });
});
