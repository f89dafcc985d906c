import { createLimits } from '../../emulator/limits/limits';
import { rateHeaders } from '../../emulator/limits/rateHeaders';
import { settingsOf } from '../../emulator/options';
import { parseRateHeaders } from '../../lib/common/rate/headers';
import { createScheduler } from '../../lib/common/rate/scheduler';
import { seededRandom } from './seededRandom';
import { type TestClock, testClock } from './testClock';

/** A process with a scheduler of its own that sends one request after the other. */
export interface StepPlan {
  /** One of these is drawn for each request; default: the mix of a shop's reads. */
  readonly costs?: readonly number[];
  /** Default 1. */
  readonly atATime?: number;
  /** From the beginning of one request to that of the next; default: as soon as the last one is answered. */
  readonly everyS?: number;
  /** When it begins; default within the first two seconds. */
  readonly fromS?: number;
  /** When it begins nothing more; default: at the end. */
  readonly untilS?: number;
}

export interface AccountPlan {
  readonly steps: readonly StepPlan[];
  /** Default 1. */
  readonly registers?: number;
  /** Least and most, there and back together; default 150 to 600. */
  readonly latencyMs?: readonly [number, number];
  /** Default 0. */
  readonly startLevelDrips?: number;
  /** Default 10. */
  readonly reserveDrips?: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Sent {
  readonly step: number;
  readonly costDrips: number;
  /** Seconds since the start: when it was asked for, and when it came to the server. */
  readonly askedS: number;
  readonly atS: number;
  readonly admitted: boolean;
  /** Of the bucket, before it. */
  readonly levelDrips: number;
  readonly repeated: boolean;
}

export const READS: readonly number[] = [1, 1, 1, 1.2, 2.2];

/** All requests that came to the server, in order of their arrival. */
export async function runAccount(plan: AccountPlan): Promise<Sent[]> {
  const clock = testClock();
  const random = seededRandom(plan.seed);
  for (let i = 0; i < 10; i++) random();
  const server = accountServer(plan, clock, random);
  const endMs = clock.nowMs() + plan.seconds * 1000;
  await Promise.all(plan.steps.map((step, number) => runStep({ plan, step, number, clock, random, server, endMs })));
  return server.log;
}

type Server = ReturnType<typeof accountServer>;

function accountServer(plan: AccountPlan, clock: TestClock, random: () => number) {
  const { registers = 1, startLevelDrips = 0, latencyMs: [least, most] = [150, 600] } = plan;
  const limits = createLimits(settingsOf({ registers, startLevelDrips, clock }));
  const startMs = clock.nowMs();
  const log: Sent[] = [];
  const way = () => clock.sleep(Math.round((least + random() * (most - least)) / 2));
  return {
    log,
    async request(step: number, costDrips: number, askedMs: number, repeated: boolean) {
      await way();
      const levelDrips = limits.levelDrips();
      const verdict = limits.admit(costDrips, { method: 'GET', path: 'Item', query: '' });
      const atS = (clock.nowMs() - startMs) / 1000;
      const admitted = verdict.limiter === undefined;
      if (log.length > 20000) throw new Error('too many');
      log.push({ step, costDrips, askedS: (askedMs - startMs) / 1000, atS, admitted, levelDrips, repeated });
      const headers = rateHeaders(limits, '1', costDrips, verdict);
      await way();
      return { status: admitted ? 200 : 429, headers };
    },
  };
}

interface Running {
  readonly plan: AccountPlan;
  readonly step: StepPlan;
  readonly number: number;
  readonly clock: TestClock;
  readonly random: () => number;
  readonly server: Server;
  readonly endMs: number;
}

async function runStep(running: Running): Promise<void> {
  const { plan, step, clock, random } = running;
  const startMs = clock.nowMs();
  const untilMs = step.untilS === undefined ? running.endMs : startMs + step.untilS * 1000;
  await clock.sleep(step.fromS === undefined ? Math.round(random() * 2000) : step.fromS * 1000);
  const scheduler = createScheduler({ clock, random, reserveDrips: plan.reserveDrips ?? 10 });
  const costs = step.costs ?? READS;
  const worker = async () => {
    while (clock.nowMs() < untilMs) {
      const beganMs = clock.nowMs();
      await call(running, scheduler, costs[Math.floor(random() * costs.length)] ?? 1, untilMs);
      await clock.sleep(Math.max(0, beganMs + (step.everyS ?? 0) * 1000 - clock.nowMs()));
    }
  };
  await Promise.all(Array.from({ length: step.atATime ?? 1 }, worker));
}

/** One request as the client sends it, again when it was refused. */
async function call(
  { clock, server, number }: Running,
  scheduler: ReturnType<typeof createScheduler>,
  costDrips: number,
  untilMs: number,
): Promise<void> {
  const askedMs = clock.nowMs();
  for (let repeated = false, refused = true; refused; repeated = true) {
    const booking = await scheduler.acquire(costDrips, { repeated, deadlineMs: untilMs }).catch(() => undefined);
    if (!booking) return;
    const { status, headers } = await server.request(number, costDrips, askedMs, repeated);
    booking.settle({ status, rate: parseRateHeaders(headers) });
    refused = status === 429;
  }
}
