import { join } from 'node:path';
import { accountOf } from '../../runner/account';
import { openAttachment } from '../../runner/attachment';
import { componentRoot } from '../../runner/sailor';
import { RUNNER_SYSTEMS, SYSTEM_VARIABLE, VARIABLES } from '../../runner/systems';
import { credentialsOf } from '../../runner/systems/retail';
import type { Account, RunnerSystem } from '../../runner/systems/runnerSystem';
import type { EmulatorState, Exchange } from '../protocol';
import { type EmulatedShop, startShop } from './emulatedShop';
import type { Events } from './events';
import { createOtherClient, type OtherClient } from './otherClient';
import { type PlaygroundAccount, playgroundAccount } from './playgroundAccount';
import { createRuns, type Runs } from './runs';

/** What the page works with: accounts and their runs, and the controls of the emulator when there is no real account. */
export interface Backend {
  /** The account of a system, by the value of the credential's field; the real account, whatever is asked for. */
  accountOf(system: string): Promise<PlaygroundAccount>;
  readonly runs: Runs;
  /** What Upload Image can read, beside links to the internet. */
  readonly file: { readonly url: string };
  /** Of Lightspeed Retail. */
  readonly emulated: Emulated | undefined;
  /** Ends all runs and the other client. */
  cancelAll(): void;
  close(): Promise<void>;
}

export interface Emulated {
  readonly shop: EmulatedShop;
  readonly other: OtherClient;
  state(): EmulatorState;
  /** Tells all pages what the controls show now. */
  tell(): void;
  /** A new shop and a new connection to it. */
  restart(registers: number): Promise<void>;
}

const BUCKET_EVERY_MS = 250;

/** @param env with the variables of a real account, or without: then an emulator is started */
export async function createBackend(env: NodeJS.ProcessEnv, events: Events): Promise<Backend> {
  const tokens = Object.values(RUNNER_SYSTEMS).flatMap(({ renewed }) => renewed?.variables ?? []);
  const isReal = [...Object.keys(VARIABLES), ...tokens].some((name) => name !== SYSTEM_VARIABLE && env[name]);
  const storage: NodeJS.ProcessEnv = {};
  const file = await openAttachment(join(componentRoot, 'logo.png'), storage);
  // Other functions would store files there, which it does not take.
  const runs = createRuns(events.emit, { uploadImage: storage });
  const backend = isReal ? await realBackend(env, runs) : await emulatedBackend(events, runs);
  return {
    ...backend,
    ...{ runs, file },
    async close() {
      await backend.close();
      file.close();
    },
  };
}

type AccountBackend = Omit<Backend, 'runs' | 'file'>;

async function realBackend(env: NodeJS.ProcessEnv, runs: Runs): Promise<AccountBackend> {
  const real = await accountOf(env, env['LIGHTSPEED_TOKENS_FILE'] || join(componentRoot, '.tokens.json'));
  const account = playgroundAccount(real.credentials, real.keep);
  return {
    accountOf: async () => account,
    ...{ emulated: undefined, cancelAll: runs.close },
    async close() {
      runs.close();
      await real.close();
    },
  };
}

async function emulatedBackend({ emit }: Events, runs: Runs): Promise<AccountBackend> {
  const shop = await startShop();
  let retail = playgroundAccount(await credentialsOf(shop.emulator));
  const others = new Map<string, Promise<{ readonly emulator: Account; readonly account: PlaygroundAccount }>>();
  const record = (exchange: Exchange) => emit({ type: 'exchange', exchange });
  const other = createOtherClient({ shop, runs, record, account: () => retail });
  const tick = setInterval(() => emit({ type: 'bucket', atMs: Date.now(), bucket: shop.bucket() }), BUCKET_EVERY_MS);
  tick.unref();
  const state = (): EmulatorState => {
    const { registers, speed, faults } = shop;
    return { registers, speed, faults, otherClient: other.kind };
  };
  const tell = () => emit({ type: 'emulator', emulator: state() });
  let restarts: Promise<void> = Promise.resolve();
  let wanted = shop.registers;
  const restart = async (registers: number) => {
    // Whoever goes through a select by keyboard wants the last one.
    if (registers !== wanted) return;
    cancelAll();
    await shop.restart(registers);
    retail = playgroundAccount(await credentialsOf(shop.emulator));
    tell();
  };
  const cancelAll = () => {
    other.set('off');
    runs.close();
  };
  return {
    async accountOf(system) {
      const found = Object.hasOwn(RUNNER_SYSTEMS, system) ? RUNNER_SYSTEMS[system] : undefined;
      if (!found || system === 'retail') return retail;
      const other = others.get(system) ?? emulated(found);
      others.set(system, other);
      return (await other).account;
    },
    cancelAll,
    emulated: {
      ...{ shop, other, state, tell },
      // One after another: all of them take the same port.
      restart(registers) {
        wanted = registers;
        const next = restarts.then(() => restart(registers));
        restarts = next.catch(() => {});
        return next;
      },
    },
    async close() {
      clearInterval(tick);
      cancelAll();
      await shop.close();
      for (const other of others.values()) await (await other).emulator.close();
    },
  };
}

async function emulated(system: RunnerSystem) {
  const emulator = await system.emulate();
  return { emulator, account: playgroundAccount(emulator.credentials, emulator.keep) };
}
