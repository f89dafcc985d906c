import type { TokenProcess, TokenSimulation } from './tokenProcesses';

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

function outcome({ vendor }: TokenSimulation, tally: Tally): TokenOutcome {
  const { grants, refusals: refused, tooOften } = vendor.counts;
  return { lives: vendor.lives(), grants, refused, tooOften, ...tally };
}

async function request({ clock }: TokenSimulation, process: TokenProcess, tally: Tally): Promise<void> {
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
export async function busy(
  simulation: TokenSimulation,
  { processes, lives }: Scenario,
  everyMs: number,
): Promise<TokenOutcome> {
  const tally = newTally();
  const slots = Array.from({ length: processes }, simulation.start);
  await Promise.all(slots.map((process) => work(simulation, () => process, lives, everyMs, tally)));
  return outcome(simulation, tally);
}

async function work(
  simulation: TokenSimulation,
  process: () => TokenProcess,
  lives: number,
  everyMs: number,
  tally: Tally,
) {
  while (simulation.vendor.lives() < lives && tally.failures.length < 20) {
    await simulation.clock.sleep(2 * everyMs * simulation.random());
    await request(simulation, process(), tally);
  }
}

/** As `busy`, and every second process that renews is killed at some moment of it; the platform starts another one. */
export async function killed(
  simulation: TokenSimulation,
  { processes, lives }: Scenario,
  everyMs: number,
): Promise<TokenOutcome> {
  const { clock, random, vendor } = simulation;
  const tally = newTally();
  const slots = Array.from({ length: processes }, simulation.start);
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
          slots[slot] = simulation.start();
        }
      }
    }
  };
  const workers = slots.map((first, slot) => work(simulation, () => slots[slot] ?? first, lives, everyMs, tally));
  await Promise.all([killer(), ...workers]);
  return outcome(simulation, tally);
}

/** No process works until the token has run out; then all get a message in the same second. */
export async function idle(
  simulation: TokenSimulation,
  { processes, lives }: Scenario,
  lifeS: number,
): Promise<TokenOutcome> {
  return rounds(simulation, { processes, lives }, () => simulation.clock.sleep(lifeS * 1000 + 60_000));
}

/** The token is revoked, and all are refused in the same second. */
export async function revoked(simulation: TokenSimulation, scenario: Scenario): Promise<TokenOutcome> {
  return rounds(simulation, scenario, async () => {
    await simulation.clock.sleep(20_000);
    simulation.vendor.revokeAccessTokens();
  });
}

async function rounds(simulation: TokenSimulation, { processes, lives }: Scenario, before: () => Promise<void>) {
  const tally = newTally();
  const all = Array.from({ length: processes }, simulation.start);
  const oneRequest = async (process: TokenProcess) => {
    await simulation.clock.sleep(1_000 * simulation.random());
    await request(simulation, process, tally);
  };
  await Promise.all(all.map(oneRequest));
  for (let life = 0; life < lives; life++) {
    await before();
    await Promise.all(all.map(oneRequest));
  }
  return outcome(simulation, tally);
}
