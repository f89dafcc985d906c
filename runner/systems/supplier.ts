import type { SupplierOptions } from '../../emulator/supplier/options';
import { type SupplierEmulator, startSupplierEmulator } from '../../emulator/supplier/startSupplierEmulator';
import type { Account, RunnerSystem } from './runnerSystem';

export const supplierSystem: RunnerSystem = {
  variables: {
    LIGHTSPEED_CLIENT_ID: 'clientId',
    LIGHTSPEED_CLIENT_SECRET: 'clientSecret',
    LIGHTSPEED_ENVIRONMENT_URL: 'environmentUrl',
    LIGHTSPEED_AUTH_URL: 'authUrl',
    LIGHTSPEED_USER_NAME: 'userName',
    LIGHTSPEED_PASSWORD: 'password',
  },
  renewed: {
    field: 'refreshToken',
    variables: ['LIGHTSPEED_REFRESH_TOKEN'],
    read: (env) => env['LIGHTSPEED_REFRESH_TOKEN'],
  },
  emulate: (options) => emulatedSupplier(options),
};

export interface EmulatedSupplier extends Account {
  readonly emulator: SupplierEmulator;
}

export async function emulatedSupplier(options: SupplierOptions = {}): Promise<EmulatedSupplier> {
  const emulator = await startSupplierEmulator(options);
  const { url: environmentUrl, authUrl, clientId, clientSecret, userName, password } = emulator;
  return {
    credentials: { system: 'supplier', environmentUrl, authUrl, clientId, clientSecret, userName, password },
    keep: async () => {},
    emulator,
    close: () => emulator.close(),
  };
}
