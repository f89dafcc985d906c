import { expect } from 'chai';
import fc from 'fast-check';
import type { Booking } from '../../lib/common/rate/allowance';
import { createScheduler } from '../../lib/common/rate/scheduler';
import type { Clock } from '../../lib/common/util/clock';

const [SIZE, DRIPS_PER_S] = [90, 1];

/** The vendor's bucket as its page describes it, written without a look at the scheduler. */
interface Model {
  level: number;
  leakedAtMs: number;
  /** Levels at which a request came that was refused. */
  readonly refused: number[];
}

interface Sent {
  readonly costDrips: number;
  readonly booking: Booking;
  /** The server takes a request at any moment between sending and answer: at once, or at the answer. */
  arrived: boolean;
}

/** The scheduler with its requests under way. */
interface Real {
  readonly asked: { costDrips: number; sent: boolean }[];
  readonly inFlight: Sent[];
  nowMs(): number;
  ask(costDrips: number): void;
  /** Moves the time, in steps that are finer than any wait. */
  pass(ms: number): Promise<void>;
}

function manualClock(): Clock & { pass(ms: number): void } {
  let nowMs = 1_000_000;
  let sleepers: { atMs: number; wake: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    sleep: (delayMs, signal) =>
      new Promise((wake) => {
        sleepers.push({ atMs: nowMs + Math.max(0, delayMs), wake });
        signal?.addEventListener('abort', () => wake());
      }),
    pass(ms) {
      nowMs += ms;
      for (const { wake } of sleepers.filter(({ atMs }) => atMs <= nowMs)) wake();
      sleepers = sleepers.filter(({ atMs }) => atMs > nowMs);
    },
  };
}

const STEP_MS = 50;

/** Everything that can run without time passing has run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function start(model: Model): Real {
  const clock = manualClock();
  const scheduler = createScheduler({ clock, random: () => 0.5, reserveDrips: 0 });
  const real: Real = {
    asked: [],
    inFlight: [],
    nowMs: clock.nowMs,
    ask(costDrips) {
      const request = { costDrips, sent: false };
      real.asked.push(request);
      void scheduler.acquire(costDrips).then((booking) => {
        request.sent = true;
        const sent = { costDrips, booking, arrived: false };
        real.inFlight.push(sent);
        if (real.asked.length % 2 === 0) arrive(model, sent, clock.nowMs());
      });
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= STEP_MS) {
        clock.pass(Math.min(left, STEP_MS));
        await settled();
      }
    },
  };
  return real;
}

function leak(model: Model, nowMs: number): void {
  model.level = Math.max(0, model.level - ((nowMs - model.leakedAtMs) / 1000) * DRIPS_PER_S);
  model.leakedAtMs = nowMs;
}

function arrive(model: Model, sent: Sent, nowMs: number): void {
  leak(model, nowMs);
  if (model.level >= SIZE) model.refused.push(model.level);
  model.level += sent.costDrips;
  sent.arrived = true;
}

function answer(model: Model, sent: Sent, nowMs: number, isLost: boolean): void {
  if (!sent.arrived) arrive(model, sent, nowMs);
  leak(model, nowMs);
  const { costDrips, booking } = sent;
  const rate = { levelDrips: model.level, sizeDrips: SIZE, dripsPerS: DRIPS_PER_S, costDrips, burstLimit: 1000 };
  booking.settle(isLost ? undefined : { status: 200, rate });
}

type Command = fc.AsyncCommand<Model, Real>;

const ask = (costDrips: number): Command => ({
  check: () => true,
  async run(_, real) {
    real.ask(costDrips);
    await settled();
  },
  toString: () => `ask(${costDrips})`,
});

const reply = (which: number, isLost: boolean): Command => ({
  check: () => true,
  async run(model, real) {
    const [sent] = real.inFlight.splice(which % Math.max(1, real.inFlight.length), 1);
    if (sent) answer(model, sent, real.nowMs(), isLost);
    await settled();
  },
  toString: () => `${isLost ? 'lose' : 'reply'}(${which})`,
});

const pass = (ms: number): Command => ({
  check: () => true,
  run: (_, real) => real.pass(ms),
  toString: () => `pass(${ms})`,
});

const commands = fc.commands(
  [
    fc.constantFrom(1, 1, 2.2, 5, 10, 40).map(ask),
    fc.constantFrom(1, 5, 10, 40).map(ask),
    fc.constantFrom(10, 40).map(ask),
    fc.nat(50).map((which) => reply(which, false)),
    fc.nat(50).map((which) => reply(which, false)),
    fc.nat(50).map((which) => reply(which, true)),
    fc.integer({ min: 1, max: 30_000 }).map(pass),
  ],
  { maxCommands: 120 },
);

describe('The scheduler beside an independent model of the bucket', function () {
  this.timeout(60_000);

  it('never sends what would be refused, and leaves nobody waiting', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (run) => {
        const model: Model = { level: 0, leakedAtMs: 0, refused: [] };
        const real = start(model);
        await fc.asyncModelRun(() => ({ model, real }), run);
        // Whoever asked goes in the end: all answers come, and time passes.
        for (let round = 0; round < 400 && real.asked.some(({ sent }) => !sent); round++) {
          for (const sent of real.inFlight.splice(0)) answer(model, sent, real.nowMs(), false);
          await real.pass(5_000);
        }
        expect(real.asked.filter(({ sent }) => !sent)).to.deep.equal([]);
        expect(model.refused).to.deep.equal([]);
      }),
      { numRuns: 60, seed: 12 },
    );
  });
});
