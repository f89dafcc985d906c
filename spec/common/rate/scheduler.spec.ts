import { expect } from 'chai';
import type { Clock } from '../../../lib/common/clock';
import { createScheduler } from '../../../lib/common/rate/scheduler';
import type { Booking, RateHeaders, Scheduler } from '../../../lib/common/rate/types';
import { type TestClock, testClock } from '../../support/testClock';

const START_MS = 1_000_000;

/** A scheduler on a test clock, with a list of what went when (milliseconds since the start). */
interface Bench {
  readonly clock: TestClock;
  readonly scheduler: Scheduler;
  readonly went: [what: string, atMs: number][];
  /** Asks for a place; the booking comes when the request may go. */
  go(what: string, costDrips?: number, repeated?: boolean): Promise<Booking>;
  nowMs(): number;
}

function bench(random = () => 0, clock = testClock(START_MS)): Bench {
  const scheduler = createScheduler({ clock, random });
  const went: [string, number][] = [];
  const nowMs = () => clock.nowMs() - START_MS;
  return {
    clock,
    scheduler,
    went,
    nowMs,
    async go(what, costDrips = 1, repeated = false) {
      const booking = await scheduler.acquire(costDrips, repeated ? { repeated } : undefined);
      went.push([what, nowMs()]);
      return booking;
    },
  };
}

const ok = (rate: RateHeaders = {}) => ({ status: 200, rate: { burstLimit: 20, ...rate } });
const refused = (rate: RateHeaders = {}) => ({ status: 429, rate });

/** A bench whose scheduler knows the level. */
async function benchAt(levelDrips: number, rate: RateHeaders = {}, random?: () => number): Promise<Bench> {
  const made = bench(random);
  (await made.scheduler.acquire(1)).settle(ok({ levelDrips, sizeDrips: 90, dripsPerS: 1, ...rate }));
  return made;
}

describe('createScheduler', () => {
  describe('at the start', () => {
    it('sends one request first and the others with its answer', async () => {
      const { scheduler, clock, go, went } = bench();
      const first = await scheduler.acquire(1);
      const others = [go('a'), go('b')];
      await clock.sleep(300);
      expect(went).to.deep.equal([]);
      first.settle(ok({ levelDrips: 1 }));
      const bookings = await Promise.all(others);
      expect(went).to.deep.equal([
        ['a', 300],
        ['b', 300],
      ]);
      expect(bookings[0]?.waits).to.deep.equal({ bucketMs: 300, burstMs: 0, refusedMs: 0 });
    });

    it('sends the next one when the first fails', async () => {
      const { clock, go, went } = bench();
      const first = await go('a');
      const others = [go('b'), go('c')];
      await clock.sleep(300);
      first.settle(undefined);
      (await others[0])?.settle({ status: 502, rate: {} });
      await others[1];
      expect(went).to.deep.equal([
        ['a', 0],
        ['b', 300],
        ['c', 300],
      ]);
    });
  });

  it('serves in the order of asking, repeated requests first', async () => {
    const { go, went } = await benchAt(95);
    await Promise.all([go('a', 0), go('b', 0), go('again c', 0, true), go('d', 0), go('again e', 0, true)]);
    expect(went.map(([what]) => what)).to.deep.equal(['again c', 'again e', 'a', 'b', 'd']);
  });

  it('uses the brim, then waits until the level is below it', async () => {
    const { go, went } = await benchAt(88);
    const bookings = ['a', 'b'].map((what) => go(what, 8));
    (await bookings[0])?.settle(ok({ levelDrips: 96 }));
    const b = await bookings[1];
    expect(went).to.deep.equal([
      ['a', 0],
      ['b', 6020],
    ]);
    expect(b?.waits).to.deep.equal({ bucketMs: 6020, burstMs: 0, refusedMs: 0 });
  });

  it('sends a request that is dearer than the bucket', async () => {
    const { go, went } = await benchAt(92);
    await go('a', 200);
    expect(went).to.deep.equal([['a', 2020]]);
  });

  it('keeps to the burst limit, a second from each answer', async () => {
    const { go, went, clock } = await benchAt(1, { burstLimit: 2 });
    const bookings = ['a', 'b', 'c'].map((what) => go(what, 0));
    await clock.sleep(100);
    (await bookings[0])?.settle(ok({ burstLimit: 2 }));
    const b = await bookings[1];
    await clock.sleep(100);
    b?.settle(ok({ burstLimit: 2 }));
    const c = await bookings[2];
    expect(went).to.deep.equal([
      ['a', 0],
      ['b', 1001],
      ['c', 1101],
    ]);
    expect(b?.waits).to.deep.equal({ bucketMs: 0, burstMs: 1001, refusedMs: 0 });
    expect(c?.waits).to.deep.equal({ bucketMs: 0, burstMs: 1101, refusedMs: 0 });
  });

  it('tells each wait by its own cause', async () => {
    const { go, scheduler, nowMs } = await benchAt(80, { burstLimit: 2 });
    const first = await scheduler.acquire(15);
    const second = go('b', 0);
    first.settle(refused({ retryAfterMs: 2000, levelDrips: 95 }));
    const { waits } = await second;
    expect(waits).to.deep.equal({ bucketMs: 3020, burstMs: 0, refusedMs: 2000 });
    expect(nowMs()).to.equal(5020);
  });

  it('tells no wait to a request that goes at once', async () => {
    const { go, scheduler } = await benchAt(95);
    await scheduler.acquire(0);
    expect((await go('a', 0)).waits).to.deep.equal({ bucketMs: 0, burstMs: 0, refusedMs: 0 });
  });

  it('tells each request its own waits only', async () => {
    const { go } = await benchAt(10, { burstLimit: 1 });
    const waits = [];
    for (const answer of [
      ok({ burstLimit: 1 }),
      refused({ retryAfterMs: 2000 }),
      refused({ retryAfterMs: 3000 }),
      ok(),
    ]) {
      const booking = await go('a', 0);
      waits.push(booking.waits);
      booking.settle(answer);
    }
    expect(waits).to.deep.equal([
      { bucketMs: 0, burstMs: 1001, refusedMs: 0 },
      { bucketMs: 0, burstMs: 1001, refusedMs: 0 },
      { bucketMs: 0, burstMs: 0, refusedMs: 2000 },
      { bucketMs: 0, burstMs: 0, refusedMs: 3000 },
    ]);
  });

  describe('settling', () => {
    it('keeps the booked price when no answer came', async () => {
      for (const answer of [undefined, { status: 502, rate: {} }]) {
        const { go, went } = await benchAt(85);
        (await go('a', 10)).settle(answer);
        await go('b');
        expect(went[1]).to.deep.equal(['b', 5020]);
      }
    });

    it('counts once', async () => {
      const { go, went } = await benchAt(85);
      const booking = await go('a', 4);
      booking.settle(undefined);
      booking.settle(undefined);
      booking.settle(refused({ retryAfterMs: 9000 }));
      await go('b');
      expect(went[1]).to.deep.equal(['b', 0]);
    });

    it('lets the next one go earlier than thought, and only once', async () => {
      const { clock, go, went } = await benchAt(89);
      const dear = await go('a', 30);
      const next = go('b', 30);
      await clock.sleep(1000);
      dear.settle(ok({ costDrips: 5 }));
      (await next).settle(undefined);
      await go('c');
      expect(went).to.deep.equal([
        ['a', 0],
        ['b', 4020],
        ['c', 34_020],
      ]);
    });

    it('remembers the greatest level told', async () => {
      const { scheduler } = await benchAt(40);
      (await scheduler.acquire(1)).settle(ok({ levelDrips: 12 }));
      expect(scheduler.highWaterDrips).to.equal(40);
    });
  });

  describe('after a refusal everybody waits', () => {
    const rows: [what: string, rate: RateHeaders, opensAtMs: number][] = [
      ['for Retry-After of the bucket', { limiter: 'bucket', retryAfterMs: 3000, levelDrips: 91 }, 3000],
      ['for the level without it', { limiter: 'bucket', levelDrips: 94.5 }, 4520],
      ['for a second when the bucket names nothing else', { limiter: 'bucket' }, 1000],
      ['for a second of the burst limiter', { limiter: 'burst' }, 1000],
      ['for a second at least', { limiter: 'burst', retryAfterMs: 0 }, 1000],
      ['for Retry-After of the burst limiter', { limiter: 'burst', retryAfterMs: 2000 }, 2000],
      ['for Retry-After of nobody', { retryAfterMs: 7000 }, 7000],
      ['for a second of nobody', {}, 1000],
    ];
    for (const [what, rate, opensAtMs] of rows) {
      it(what, async () => {
        const { go, went } = await benchAt(10);
        (await go('a', 0)).settle(refused(rate));
        await Promise.all([go('b', 0), go('again a', 0, true)]);
        expect(went.slice(1)).to.deep.equal([
          ['again a', opensAtMs],
          ['b', opensAtMs],
        ]);
      });
    }

    it('a little longer each for himself', async () => {
      const { go, went } = await benchAt(10, {}, () => 1);
      (await go('a', 0)).settle(refused({ limiter: 'bucket', retryAfterMs: 3000 }));
      await go('b', 0);
      expect(went[1]).to.deep.equal(['b', 3250]);
    });

    it('twice as long each time while nobody names a limiter, up to a minute', async () => {
      const { go, went } = await benchAt(10);
      for (let i = 0; i < 9; i++) {
        (await go('a', 0)).settle(refused());
      }
      const gaps = went.slice(1).map(([, atMs], i) => atMs - (went[i]?.[1] ?? 0));
      expect(gaps).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
    });

    it('for a second again after an answer that was none', async () => {
      const { go, went } = await benchAt(10);
      for (const answer of [refused(), refused(), ok(), refused()]) {
        (await go('a', 0)).settle(answer);
      }
      await go('a', 0);
      expect(went.map(([, atMs]) => atMs)).to.deep.equal([0, 1000, 3000, 3000, 4000]);
    });

    it('once for all that were under way together, and an earlier answer does not end it', async () => {
      const { go, nowMs } = await benchAt(10);
      const bookings = await Promise.all(['a', 'b', 'c', 'd'].map((what) => go(what, 0)));
      bookings[0]?.settle(refused());
      bookings[1]?.settle(refused());
      bookings[2]?.settle(ok());
      bookings[3]?.settle(refused({ limiter: 'burst' }));
      const next = await go('a', 0);
      expect(nowMs()).to.equal(1000);
      next.settle(refused());
      await go('a', 0);
      expect(nowMs()).to.equal(3000);
    });

    it('for the longest of several', async () => {
      const { go, nowMs } = await benchAt(10);
      const bookings = await Promise.all([go('a', 0), go('b', 0)]);
      bookings[0]?.settle(refused({ limiter: 'bucket', retryAfterMs: 5000 }));
      bookings[1]?.settle(refused({ limiter: 'burst' }));
      await go('a', 0);
      expect(nowMs()).to.equal(5000);
    });
  });

  it('sleeps once at a time, however many wait, and not at all for an answer', async () => {
    const moved = testClock(START_MS);
    const sleeps: number[] = [];
    let asleep = 0;
    const clock: Clock = {
      nowMs: moved.nowMs,
      async sleep(delayMs) {
        sleeps.push(delayMs);
        expect(++asleep).to.equal(1);
        await moved.sleep(delayMs);
        asleep--;
      },
    };
    const scheduler = createScheduler({ clock });
    const first = await scheduler.acquire(1);
    const others = Array.from({ length: 50 }, async () => {
      const booking = await scheduler.acquire(1);
      booking.settle(ok());
    });
    expect(sleeps).to.deep.equal([]);
    first.settle(ok({ levelDrips: 95 }));
    await Promise.all(others);
    expect(sleeps).to.have.length(50);
    expect(Math.min(...sleeps)).to.be.above(900);
  });

  it('refuses a price that is not a number of drips', async () => {
    for (const price of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      const error = await bench()
        .scheduler.acquire(price)
        .catch((reason: unknown) => reason);
      expect(error, `${price}`).to.be.instanceOf(RangeError);
    }
  });
});
