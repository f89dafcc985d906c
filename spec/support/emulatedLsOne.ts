import type { LsOneOptions } from '../../emulator/lsOne/options';
import { type LsOneEmulator, startLsOneEmulator } from '../../emulator/lsOne/startLsOneEmulator';
import { type Step, stepOn } from './stepOn';
import { skewed, type Times, testClock } from './testClock';

/** A step of a flow on an emulated LS One of its own. */
export interface EmulatedLsOne extends Step {
  readonly emulator: LsOneEmulator;
  /** Requests so far, without logins, in order: `GET purchase-order/00000001`. */
  wire(): string[];
  close(): Promise<void>;
}

let steps = 0;

export async function emulatedLsOne(options: LsOneOptions = {}, times: Times = {}): Promise<EmulatedLsOne> {
  const clock = testClock(times.startMs);
  const number = ++steps;
  const emulator = await startLsOneEmulator({
    userName: `user-${number}`,
    ...options,
    clock: skewed(clock, times.skewMs),
  });
  const { url, userName, password } = emulator;
  const login = { system: 'lsOne', environmentUrl: url, userName, password };
  const step = stepOn(clock, { ...login, _account: `credential-${number}` });
  return Object.assign(step, {
    emulator,
    wire: () =>
      emulator.log.entries
        .filter(({ path }) => path.startsWith(RESOURCE))
        .map(({ method, path }) => `${method} ${path.slice(RESOURCE.length)}`),
    close: () => emulator.close(),
  });
}

const RESOURCE = '/api/inventory/';
