import { expect } from 'chai';
import { parseRateHeaders } from '../../../lib/common/rate/headers';
import { createScheduler, type Scheduler } from '../../../lib/common/rate/scheduler';
import { idealMs } from '../../support/idealMs';
import { seededRandom } from '../../support/seededRandom';
import { type StrictServer, type StrictServerOptions, strictServer } from '../../support/strictServer';
import { type TestClock, testClock } from '../../support/testClock';

interface Run {
  readonly clock: TestClock;
  readonly server: StrictServer;
  readonly scheduler: Scheduler;
}

function start(options: Omit<StrictServerOptions, 'clock'> = {}, reserveDrips = 0): Run {
  const clock = testClock();
  const scheduler = createScheduler({ clock, random: () => 0, reserveDrips });
  return { clock, server: strictServer({ clock, ...options }), scheduler };
}

/** One request as the client sends it: booked, sent, settled; again at the front of the queue when it was refused. */
async function call(run: Run, costDrips: number, repeated = false): Promise<void> {
  const booking = await run.scheduler.acquire(costDrips, { repeated });
  const { status, headers } = await run.server.request(costDrips);
  booking.settle({ status, rate: parseRateHeaders(headers) });
  if (status === 429) {
    await call(run, costDrips, true);
  }
}

/** Sends all with so many at a time; returns how long that took, in milliseconds. */
async function send(run: Run, costs: readonly number[], atATime: number): Promise<number> {
  const startMs = run.clock.nowMs();
  const left = [...costs];
  const worker = async () => {
    for (let cost = left.shift(); cost !== undefined; cost = left.shift()) {
      await call(run, cost);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return run.clock.nowMs() - startMs;
}

const refusals = (run: Run) => run.server.served.filter(({ admitted }) => !admitted).length;

const times = (count: number, costDrips: number) => Array<number>(count).fill(costDrips);

describe('scheduler against a strict server', () => {
  describe('60 pages of 1.4 drips, one after the other', () => {
    for (const registers of [1, 3]) {
      const sizeDrips = 80 + 10 * registers;
      for (const levelDrips of [0, sizeDrips / 2, sizeDrips - 0.1, sizeDrips + 7]) {
        for (const [thereMs, backMs] of [
          [0, 0],
          [20, 20],
          [5, 35],
          [35, 5],
        ] as const) {
          it(`${registers} registers, ${levelDrips} drips at the start, ways of ${thereMs} and ${backMs} ms`, async () => {
            const wayMs = () => ({ there: thereMs, back: backMs });
            const run = start({ registers, levelDrips, wayMs, secondOffsetMs: 137 });
            const tookMs = await send(run, times(60, 1.4), 1);
            const ideal = idealMs(times(60, 1.4), true, { registers, levelDrips, thereMs, backMs });
            expect(refusals(run), 'refusals').to.equal(levelDrips > sizeDrips ? 1 : 0);
            expect(tookMs).to.be.within(ideal, ideal * 1.02);
          });
        }
      }
    }
  });

  describe('many at once, one register', () => {
    const rows: [what: string, costs: number[], levelDrips: number, idealS: number, atATime: number, slack: number][] =
      [
        ['100 order lines', times(100, 1), 0, 9, 100, 1.02],
        ['100 order lines from 45 drips', times(100, 1), 45, 54, 100, 1.02],
        ['100 order lines, ten at a time', times(100, 1), 0, 9, 10, 1.02],
        ['20 completed sales', times(20, 8), 0, 62, 20, 1.02],
        ['an order of 500 lines', times(502, 1), 0, 411, 10, 1.03],
        ['an order of 500 lines, all at once', times(502, 1), 0, 411, 502, 1.03],
        ['requests dearer than the bucket', times(3, 100), 0, 110, 3, 1.02],
      ];
    for (const [what, costs, levelDrips, idealS, atATime, slack] of rows) {
      for (const wayMs of [0, 20]) {
        it(`${what}, ways of ${wayMs} ms`, async () => {
          const run = start({ levelDrips, wayMs: () => ({ there: wayMs, back: wayMs }) });
          const tookMs = await send(run, costs, atATime);
          expect(refusals(run), 'refusals').to.equal(0);
          expect(tookMs).to.be.within(idealS * 1000, idealS * 1000 * slack);
          expect(idealMs(costs, false, { levelDrips }), 'the replay agrees').to.be.closeTo(idealS * 1000, 1);
        });
      }
    }
  });

  describe('ways of any length, answers overtaking each other', () => {
    for (const registers of [1, 4, 10]) {
      for (const seed of [1, 2, 3]) {
        it(`${registers} registers, seed ${seed}`, async () => {
          const random = seededRandom(seed);
          const wayMs = () => ({ there: random() * 400, back: random() ** 3 * 1500 });
          const run = start({ registers, wayMs, secondOffsetMs: random() * 1000 });
          const costs = Array.from({ length: 400 }, () => [1, 1.4, 0.5, 8][Math.floor(random() * 4)] ?? 1);
          const tookMs = await send(run, costs, 10);
          expect(refusals(run), 'refusals').to.equal(0);
          expect(tookMs).to.be.below(idealMs(costs, false, { registers }) * 1.03);
        });
      }
    }
  });

  it('never has more than the burst limit in any second of the server, however it is aligned', async () => {
    for (const secondOffsetMs of [0, 1, 250, 500, 999]) {
      const random = seededRandom(secondOffsetMs);
      const wayMs = () => ({ there: random() * 30, back: random() * 30 });
      const run = start({ registers: 10, wayMs, secondOffsetMs });
      await send(run, times(160, 1), 160);
      expect(refusals(run), `${secondOffsetMs}`).to.equal(0);
    }
  });

  describe('others spend from the same bucket', () => {
    it('gets what they leave, without a refusal', async () => {
      // Without a reserve who finds nobody fills the bucket to the brim, and the first that comes then is refused.
      const run = start({ wayMs: () => ({ there: 20, back: 20 }) }, 10);
      let done = false;
      let surprises = 0;
      const others = async () => {
        while (!done) {
          surprises += run.server.spend(5) ? 1 : 0;
          await run.clock.sleep(6000);
        }
      };
      const ours = send(run, times(150, 1), 10).finally(() => {
        done = true;
      });
      const [tookMs] = await Promise.all([ours, others()]);
      // Others take 5 of the 6 drips that leave in 6 s; ours settle at the level where the rate is the sixth one, 35 of 90.
      expect(tookMs).to.be.below(6000 * (150 - 35) * 1.05);
      expect(surprises).to.be.above(0);
      expect(refusals(run)).to.equal(0);
    });

    it('is refused once when somebody else has filled the bucket, and then knows', async () => {
      const run = start();
      await send(run, times(3, 1), 1);
      run.server.spend(200);
      await send(run, times(20, 1), 10);
      expect(refusals(run)).to.be.within(1, 10);
      run.server.spend(30);
      const before = refusals(run);
      await send(run, times(5, 1), 1);
      expect(refusals(run) - before).to.be.at.most(1);
    });

    it('leaves room in the second for what others sent', async () => {
      const run = start({ registers: 10 });
      for (let i = 0; i < 30; i++) {
        run.server.spend(0);
      }
      await send(run, times(60, 1), 60);
      expect(refusals(run)).to.equal(0);
    });
  });

  describe('prices of ours that are wrong', () => {
    for (const charged of [3, 0.5]) {
      it(`corrects itself when the server charges ${charged} for 1`, async () => {
        const run = start({ charge: () => charged, wayMs: () => ({ there: 20, back: 20 }) });
        const tookMs = await send(run, times(150, 1), 1);
        expect(refusals(run)).to.equal(0);
        expect(tookMs).to.be.below(idealMs(times(150, charged), true, { thereMs: 20, backMs: 20 }) * 1.02);
      });
    }

    it('is refused no more than what is under way when it finds out', async () => {
      const run = start({ charge: () => 3, wayMs: () => ({ there: 200, back: 200 }) });
      const tookMs = await send(run, times(100, 1), 10);
      expect(refusals(run)).to.be.at.most(9);
      expect(tookMs).to.be.below(idealMs(times(100, 3), false) * 1.03);
    });
  });

  describe('a clock that is set while we are alone', () => {
    for (const byMs of [3_600_000, -3_600_000, 45_000]) {
      for (const atATime of [1, 10]) {
        it(`by ${byMs / 1000} s, ${atATime} at a time, takes nothing from the pace`, async () => {
          const wayMs = () => ({ there: 20, back: 20 });
          const run = start({ wayMs });
          let setMs = 0;
          const clock = { ...run.clock, nowMs: () => run.clock.nowMs() + setMs, steadyMs: run.clock.nowMs };
          const set = { ...run, scheduler: createScheduler({ clock, random: () => 0 }) };
          const [before, after] = [times(60, 1.4), times(140, 1.4)];
          const firstMs = await send(set, before, atATime);
          setMs = byMs;
          const tookMs = firstMs + (await send(set, after, atATime));
          expect(refusals(run)).to.equal(0);
          const ideal = idealMs([...before, ...after], atATime === 1, { thereMs: 20, backMs: 20 });
          expect(tookMs).to.be.below(ideal * 1.02);
        });
      }
    }
  });
});
