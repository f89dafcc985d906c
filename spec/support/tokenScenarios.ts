import type { TokenProcess, TokenWorld } from './tokenProcesses';

/** What became of the tokens of several processes over some lives. */
export interface TokenOutcome {
  readonly lives: number;
  /** Pairs that the vendor handed out. */
  readonly grants: number;
  /** Grants with a refresh token that was dead, and beyond five a minute. */
  readonly refused: number;
  readonly tooOften: number;
  readonly requests: number;
  /** What flows saw. */
  readonly failures: readonly string[];
  /** The longest that one request took, token and all. */
  readonly slowestMs: number;
  readonly kills: number;
}

export interface Scenario {
  readonly processes: number;
  readonly lives: number;
}

type Tally = { requests: number; failures: string[]; slowestMs: number; kills: number };

const newTally = (): Tally => ({ requests: 0, failures: [], slowestMs: 0, kills: 0 });

function outcome({ vendor }: TokenWorld, tally: Tally): TokenOutcome {
  const { grants, refusals: refused, tooOften } = vendor.counts;
  return { lives: vendor.lives(), grants, refused, tooOften, ...tally };
}

async function request({ clock }: TokenWorld, process: TokenProcess, tally: Tally): Promise<void> {
  tally.requests++;
  const startMs = clock.nowMs();
  try {
    await Promise.race([process.request(), process.died]);
  } catch (error) {
    tally.failures.push((error as Error).message);
  }
  tally.slowestMs = Math.max(tally.slowestMs, clock.nowMs() - startMs);
}

/** Each process sends a request every now and then. */
export async function busy(world: TokenWorld, { processes, lives }: Scenario, everyMs: number): Promise<TokenOutcome> {
  const tally = newTally();
  const slots = Array.from({ length: processes }, world.start);
  await Promise.all(slots.map((process) => work(world, () => process, lives, everyMs, tally)));
  return outcome(world, tally);
}

async function work(world: TokenWorld, process: () => TokenProcess, lives: number, everyMs: number, tally: Tally) {
  while (world.vendor.lives() < lives && tally.failures.length < 20) {
    await world.clock.sleep(2 * everyMs * world.random());
    await request(world, process(), tally);
  }
}

/** As `busy`, and every second process that renews is killed at some moment of it; the platform starts another one. */
export async function killed(
  world: TokenWorld,
  { processes, lives }: Scenario,
  everyMs: number,
): Promise<TokenOutcome> {
  const { clock, random, vendor } = world;
  const tally = newTally();
  const slots = Array.from({ length: processes }, world.start);
  const killer = async () => {
    const spared = new Set<TokenProcess>();
    while (vendor.lives() < lives && tally.failures.length < 20) {
      await clock.sleep(100);
      for (const [slot, process] of slots.entries()) {
        if (!process.isRenewing) spared.delete(process);
        else if (!spared.has(process) && random() < 0.5) spared.add(process);
        else if (!spared.has(process)) {
          await clock.sleep(2_000 * random());
          process.kill();
          tally.kills++;
          slots[slot] = world.start();
        }
      }
    }
  };
  const workers = slots.map((first, slot) => work(world, () => slots[slot] ?? first, lives, everyMs, tally));
  await Promise.all([killer(), ...workers]);
  return outcome(world, tally);
}

/** Nobody works until the token has run out; then all get a message in the same second. */
export async function idle(world: TokenWorld, { processes, lives }: Scenario, lifeS: number): Promise<TokenOutcome> {
  return rounds(world, { processes, lives }, () => world.clock.sleep(lifeS * 1000 + 60_000));
}

/** The token is revoked, and all are refused in the same second. */
export async function revoked(world: TokenWorld, scenario: Scenario): Promise<TokenOutcome> {
  return rounds(world, scenario, async () => {
    await world.clock.sleep(20_000);
    world.vendor.revokeAccessTokens();
  });
}

async function rounds(world: TokenWorld, { processes, lives }: Scenario, before: () => Promise<void>) {
  const tally = newTally();
  const all = Array.from({ length: processes }, world.start);
  const oneRequest = async (process: TokenProcess) => {
    await world.clock.sleep(1_000 * world.random());
    await request(world, process, tally);
  };
  await Promise.all(all.map(oneRequest));
  for (let life = 0; life < lives; life++) {
    await before();
    await Promise.all(all.map(oneRequest));
  }
  return outcome(world, tally);
}
