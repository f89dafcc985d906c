import type { LsOneOptions } from '../../emulator/lsOne/options';
import { type LsOneEmulator, startLsOneEmulator } from '../../emulator/lsOne/startLsOneEmulator';
import type { Account, RunnerSystem } from './runnerSystem';

export const lsOneSystem: RunnerSystem = {
  variables: {
    LIGHTSPEED_USER_NAME: 'userName',
    LIGHTSPEED_PASSWORD: 'password',
    LIGHTSPEED_ENVIRONMENT_URL: 'environmentUrl',
  },
  emulate: (options) => emulatedLsOne(options),
};

export interface EmulatedLsOne extends Account {
  readonly emulator: LsOneEmulator;
}

export async function emulatedLsOne(options: LsOneOptions = {}): Promise<EmulatedLsOne> {
  const emulator = await startLsOneEmulator(options);
  const { url: environmentUrl, userName, password } = emulator;
  return {
    credentials: { system: 'lsOne', environmentUrl, userName, password },
    keep: async () => {},
    emulator,
    close: () => emulator.close(),
  };
}
