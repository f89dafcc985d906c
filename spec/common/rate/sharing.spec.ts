import { expect } from 'chai';
import type { RateHeaders } from '../../../lib/common/rate/headers';
import { createScheduler } from '../../../lib/common/rate/scheduler';
import { type TestClock, testClock } from '../../support/testClock';

/** A bucket that the spec fills as it likes, and a scheduler that spends from it one request at a time. */
function bench(reserveDrips = 0) {
  const clock: TestClock = testClock();
  const startMs = clock.nowMs();
  const scheduler = createScheduler({ clock, random: () => 0.5, reserveDrips });
  let level = 0;
  let atMs = startMs;
  const spend = (drips: number) => {
    level = Math.max(0, level - (clock.nowMs() - atMs) / 1000) + drips;
    atMs = clock.nowMs();
    return level;
  };
  return {
    clock,
    spend,
    nowS: () => (clock.nowMs() - startMs) / 1000,
    /** When it went, in seconds. */
    async call(costDrips = 1, rate: RateHeaders = {}) {
      const booking = await scheduler.acquire(costDrips);
      const levelDrips = spend(costDrips);
      booking.settle({
        status: 200,
        rate: { sizeDrips: 90, dripsPerS: 1, burstLimit: 20, costDrips, levelDrips, ...rate },
      });
      return (clock.nowMs() - startMs) / 1000;
    },
  };
}

type Bench = ReturnType<typeof bench>;

/** How many requests go until then. */
async function countUntil({ call, nowS }: Bench, untilS: number): Promise<number> {
  let count = 0;
  while (nowS() < untilS) {
    await call();
    count++;
  }
  return count;
}

describe('a scheduler', () => {
  describe('alone', () => {
    it('uses the bucket to the brim without a reserve, and to the reserve with one', async () => {
      for (const [reserveDrips, count] of [
        [0, 150],
        [10, 140],
        [60, 90],
      ] as const) {
        expect(await countUntil(bench(reserveDrips), 60), `${reserveDrips}`).to.be.closeTo(count, 1);
      }
    });

    it('uses a third of a bucket that is smaller than its reserve', async () => {
      const { call } = bench(60);
      const rate = { sizeDrips: 30 };
      expect(await call(9, rate)).to.equal(0);
      expect(await call(9, rate)).to.equal(0);
      expect(await call(9, rate)).to.be.closeTo(8, 0.1);
    });
  });

  describe('that sees others', () => {
    it('spends at the rate of the level for two minutes, then as fast as the bucket allows', async () => {
      const made = bench();
      await made.call();
      made.spend(50);
      const wentS: number[] = [];
      while (made.nowS() < 130) {
        wentS.push(await made.call());
      }
      const count = (fromS: number, toS: number) => wentS.filter((atS) => atS >= fromS && atS < toS).length;
      expect(count(0, 10), 'at 52 drips').to.equal(2);
      expect(count(80, 120), 'with nobody there any more').to.be.within(38, 42);
      expect(count(120, 130), 'after two minutes').to.be.above(60);
    });

    it('goes on so as long as there are signs of them', async () => {
      const made = bench();
      await made.call();
      made.spend(50);
      for (let minute = 1; minute <= 5; minute++) {
        await countUntil(made, minute * 60);
        made.spend(5);
      }
      expect(await countUntil(made, 330)).to.be.below(40);
    });

    it('counts all of its requests together', async () => {
      const made = bench();
      await made.call();
      made.spend(50);
      await made.call();
      const beganS = made.nowS();
      const endsS = await Promise.all(Array.from({ length: 5 }, () => made.call()));
      expect(Math.max(...endsS) - beganS).to.be.above(20);
    });

    it('has saved a few drips when it did not ask for a while', async () => {
      const made = bench();
      await made.call();
      made.spend(60);
      await made.call();
      await made.clock.sleep(30_000);
      made.spend(30);
      const askedS = made.nowS();
      const wentS = [await made.call(), await made.call(), await made.call(), await made.call()];
      expect(wentS).to.deep.equal(Array(4).fill(askedS));
      expect(await made.call()).to.be.above(askedS);
    });
  });

  describe('that finds a level at its start', () => {
    it('is alone again after three to four and a half seconds when nobody spends', async () => {
      const made = bench();
      made.spend(40);
      expect(await countUntil(made, 2.9)).to.be.below(10);
      expect(await countUntil(made, 8)).to.be.within(49, 54);
    });

    it('sends a handful of requests at once wherever there is room', async () => {
      const made = bench(10);
      made.spend(72);
      expect(await countUntil(made, 2)).to.be.within(8, 10);
    });

    it('does so again when it comes back after two minutes in which it did not ask', async () => {
      const made = bench();
      await made.call();
      made.spend(50);
      await made.call();
      await made.clock.sleep(130_000);
      made.spend(60);
      expect(await countUntil(made, 140)).to.be.above(25);
    });

    it('fills the lower half of the bucket at once meanwhile', async () => {
      const made = bench();
      made.spend(10);
      expect(await countUntil(made, 2)).to.be.within(33, 40);
    });

    it('is not when somebody does', async () => {
      const made = bench();
      made.spend(40);
      const others = (async () => {
        while (made.nowS() < 60) {
          made.spend(1);
          await made.clock.sleep(1000);
        }
      })();
      expect(await countUntil(made, 60)).to.be.below(25);
      await others;
    });
  });
});
