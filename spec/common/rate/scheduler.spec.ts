import { expect } from 'chai';
import type { Booking } from '../../../lib/common/rate/allowance';
import type { RateHeaders } from '../../../lib/common/rate/headers';
import type { Scheduler } from '../../../lib/common/rate/scheduler';
import { createScheduler } from '../../../lib/common/rate/scheduler';
import type { Clock } from '../../../lib/common/util/clock';
import { UnavailableError } from '../../../lib/common/util/errors';
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

/** A bench whose scheduler knows the level, and that all of it was its own spending. */
async function benchAt(levelDrips: number, rate: RateHeaders = {}, random?: () => number): Promise<Bench> {
  const made = bench(random);
  (await made.scheduler.acquire(levelDrips)).settle(ok({ levelDrips, sizeDrips: 90, dripsPerS: 1, ...rate }));
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
    const { go, scheduler, nowMs } = await benchAt(65);
    const [first, dear] = [await scheduler.acquire(0), await scheduler.acquire(15)];
    dear.settle(ok({ levelDrips: 95, costDrips: 30 }));
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

    it('ever longer each for itself, when refused in a row', async () => {
      const { go, went } = await benchAt(10, {}, () => 1);
      for (let i = 0; i < 5; i++) {
        (await go('a', 0)).settle(refused({ levelDrips: 10, retryAfterMs: 3000 }));
      }
      await go('a', 0);
      const gaps = went.slice(1).map(([, atMs], i) => atMs - (went[i]?.[1] ?? 0));
      expect(gaps).to.deep.equal([3250, 6000, 15_000, 27_000, 27_000]);
    });

    it('never longer than ten minutes, the jitter included', async () => {
      const { go, nowMs } = await benchAt(10, {}, () => 1);
      (await go('a', 0)).settle(refused({ levelDrips: 10, retryAfterMs: 600_000 }));
      await go('a', 0);
      expect(nowMs()).to.equal(600_000);
    });

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

  describe('a deadline', () => {
    /** Asks for a place until so many ms after the start of the bench; the error when it did not come. */
    const asks = async ({ scheduler, went, nowMs }: Bench, what: string, costDrips: number, untilMs: number) => {
      try {
        const booking = await scheduler.acquire(costDrips, { deadlineMs: START_MS + untilMs });
        went.push([what, nowMs()]);
        return booking;
      } catch (error) {
        went.push([`${what} leaves`, nowMs()]);
        return error;
      }
    };

    it('ends the wait with an error that says why', async () => {
      const made = await benchAt(100);
      const error = await asks(made, 'a', 1, 7400);
      expect(made.nowMs()).to.equal(7400);
      expect(error)
        .to.be.instanceOf(UnavailableError)
        .with.property(
          'message',
          'The request limit of the account is used up, by this step and by other steps or apps that use the same ' +
            'account: the request waited 7 s for its turn and was not sent. Try again later, or run fewer flows on this ' +
            'account at the same time.',
        );
    });

    it('is of no account when the turn comes by then', async () => {
      const made = await benchAt(95);
      await asks(made, 'a', 0, 5020);
      await asks(made, 'b', 0, 0);
      expect(made.went).to.deep.equal([
        ['a', 5020],
        ['b', 5020],
      ]);
    });

    it('leaves the order and the waits of the others alone', async () => {
      const made = await benchAt(100);
      const { go, went } = made;
      const [again, b] = [go('again', 0, true), go('b', 0)];
      await Promise.all([asks(made, 'c', 0, 3000), asks(made, 'd', 0, 99_000), again, b, go('e', 0)]);
      expect(went).to.deep.equal([
        ['c leaves', 3000],
        ['again', 10_020],
        ['b', 10_020],
        ['d', 10_020],
        ['e', 10_020],
      ]);
      expect((await b).waits).to.deep.equal({ bucketMs: 10_020, burstMs: 0, refusedMs: 0 });
    });

    it('lets those behind go when they had only waited for the one that leaves', async () => {
      const made = await benchAt(80);
      await made.go('in flight', 1);
      const dear = asks(made, 'dear', 12, 500);
      const cheap = made.go('cheap', 1);
      await Promise.all([dear, cheap]);
      expect(made.went.slice(1)).to.deep.equal([
        ['dear leaves', 500],
        ['cheap', 500],
      ]);
    });

    it('ends the wait for an answer that does not come', async () => {
      const made = bench();
      await made.go('a');
      await Promise.all([asks(made, 'b', 1, 2000), asks(made, 'c', 1, 1000)]);
      expect(made.went).to.deep.equal([
        ['a', 0],
        ['c leaves', 1000],
        ['b leaves', 2000],
      ]);
    });

    it('does not move when the machine’s clock is set', async () => {
      for (const byMs of [3_600_000, -3_600_000]) {
        const { clock: time, nowMs } = bench();
        let setByMs = 0;
        const clock: Clock = { ...time, nowMs: () => time.nowMs() + setByMs, steadyMs: time.nowMs };
        const made = { ...bench(() => 0, time), scheduler: createScheduler({ clock }) };
        await made.scheduler.acquire(1);
        const startMs = nowMs();
        const error = asks(made, 'a', 1, startMs + 2000);
        setByMs = byMs;
        expect(await error).to.be.instanceOf(UnavailableError);
        expect(nowMs() - startMs).to.equal(2000);
      }
    });

    it('leaves no sleep behind when nobody waits any more', async () => {
      const made = bench();
      const first = await made.scheduler.acquire(1);
      const second = made.scheduler.acquire(1, { deadlineMs: START_MS + 600_000 });
      first.settle(ok({ levelDrips: 1 }));
      await second;
      await made.clock.sleep(10);
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(made.nowMs()).to.equal(10);
    });

    it('is there at once when a signal aborts', async () => {
      const made = await benchAt(100);
      const stop = new AbortController();
      const wait = (signal: AbortSignal) => made.scheduler.acquire(1, { signal }).catch((error: Error) => error);
      const left = wait(stop.signal);
      const others = made.go('b');
      void made.clock.sleep(300).then(() => stop.abort());
      expect(await left).to.be.instanceOf(UnavailableError);
      expect(made.nowMs()).to.equal(300);
      expect(await wait(stop.signal), 'who comes later does not wait').to.be.instanceOf(UnavailableError);
      await others;
      expect(made.nowMs()).to.be.greaterThan(10_000);
    });

    it('must be a time', async () => {
      const error = await bench()
        .scheduler.acquire(1, { deadlineMs: Number.NaN })
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(RangeError);
    });
  });

  describe('a clock without steady time that is set', () => {
    const setClock = () => {
      const time = testClock(START_MS);
      const moved = { byMs: 0 };
      return { time, moved, clock: { nowMs: () => time.nowMs() + moved.byMs, sleep: time.sleep } satisfies Clock };
    };

    it('back makes nobody wait for the old time', async () => {
      const { time, moved, clock } = setClock();
      const scheduler = createScheduler({ clock, random: () => 0 });
      (await scheduler.acquire(95)).settle(ok({ levelDrips: 95, sizeDrips: 90, dripsPerS: 1 }));
      moved.byMs = -3_600_000;
      await scheduler.acquire(1);
      expect(time.nowMs() - START_MS).to.be.within(5020, 5030);
    });
  });

  it('sleeps once at a time, however many wait, and not at all for an answer', async () => {
    const moved = testClock(START_MS);
    const sleeps: number[] = [];
    let asleep = 0;
    const clock: Clock = {
      nowMs: moved.nowMs,
      async sleep(delayMs, signal) {
        sleeps.push(delayMs);
        expect(++asleep).to.equal(1);
        await moved.sleep(delayMs, signal);
        asleep--;
      },
    };
    const scheduler = createScheduler({ clock });
    const first = await scheduler.acquire(95);
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
