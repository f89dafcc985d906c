import type { EmulatorOptions } from '../../emulator/options';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import type { Account, RunnerSystem } from './runnerSystem';

export const retailSystem: RunnerSystem = {
  variables: {
    LIGHTSPEED_CLIENT_ID: 'clientId',
    LIGHTSPEED_CLIENT_SECRET: 'clientSecret',
    LIGHTSPEED_ENVIRONMENT_URL: 'environmentUrl',
    LIGHTSPEED_AUTH_URL: 'authUrl',
    LIGHTSPEED_ACCOUNT_ID: 'accountId',
  },
  renewed: {
    field: 'oauth',
    variables: ['LIGHTSPEED_ACCESS_TOKEN', 'LIGHTSPEED_REFRESH_TOKEN'],
    read: (env) => ({
      access_token: env['LIGHTSPEED_ACCESS_TOKEN'] ?? '',
      refresh_token: env['LIGHTSPEED_REFRESH_TOKEN'] ?? '',
    }),
  },
  emulate: (options) => emulatedRetail(options),
};

export interface EmulatedRetail extends Account {
  readonly emulator: Emulator;
}

export async function emulatedRetail(options: EmulatorOptions = {}): Promise<EmulatedRetail> {
  const emulator = await startEmulator(options);
  return {
    credentials: await credentialsOf(emulator),
    keep: async () => {},
    emulator,
    close: () => emulator.close(),
  };
}

/** The credential's fields for an emulator, with a new connection to it. */
export const credentialsOf = async (emulator: Emulator) => ({
  environmentUrl: emulator.url,
  authUrl: emulator.authUrl,
  accountId: emulator.accountID,
  clientId: emulator.clientId,
  clientSecret: emulator.clientSecret,
  oauth: await emulator.connect(),
});
