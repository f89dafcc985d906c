import type { EmulatorOptions } from '../emulator/options';
import { type Emulator, startEmulator } from '../emulator/startEmulator';
import { keptTokens } from './keptTokens';

/** The account of the runner: the emulator, or a real one from the environment. */
export interface Account {
  /** The credential's fields, as the platform puts them into `cfg`. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** Keeps renewed keys for the next start: a rotated refresh token is the only one that still works. */
  keep(keys: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export interface EmulatedAccount extends Account {
  readonly emulator: Emulator;
}

/** An account on an emulator in this process. */
export async function emulatedAccount(options: EmulatorOptions = {}): Promise<EmulatedAccount> {
  const emulator = await startEmulator(options);
  return {
    credentials: {
      environmentUrl: emulator.url,
      authUrl: emulator.authUrl,
      accountId: emulator.accountID,
      clientId: emulator.clientId,
      clientSecret: emulator.clientSecret,
      oauth: await emulator.connect(),
    },
    keep: async () => {},
    emulator,
    close: () => emulator.close(),
  };
}

/** Variable -> field of the credential. Two more variables contain the tokens. */
export const VARIABLES = {
  LIGHTSPEED_ENVIRONMENT_URL: 'environmentUrl',
  LIGHTSPEED_AUTH_URL: 'authUrl',
  LIGHTSPEED_ACCOUNT_ID: 'accountId',
  LIGHTSPEED_CLIENT_ID: 'clientId',
  LIGHTSPEED_CLIENT_SECRET: 'clientSecret',
} as const;

const TOKENS = ['LIGHTSPEED_ACCESS_TOKEN', 'LIGHTSPEED_REFRESH_TOKEN'] as const;

/**
 * The account of the `LIGHTSPEED_*` variables (see .env.example), or an emulated one without any of them. Renewed tokens are
 * kept in `tokensFile` and used as long as the variables contain the refresh token that they came from.
 *
 * @throws Error when variables are set, but not the client's: a user might take the emulator for the real account
 */
export async function accountOf(env: NodeJS.ProcessEnv, tokensFile: string): Promise<Account> {
  const isSet = [...Object.keys(VARIABLES), ...TOKENS].filter((name) => env[name]);
  if (isSet.length === 0) return emulatedAccount();
  if (!env['LIGHTSPEED_CLIENT_ID']) {
    throw new Error(
      `LIGHTSPEED_CLIENT_ID is empty, but ${isSet.join(', ')} is set. Set it too, or none of them to run the emulator.`,
    );
  }
  const [accessToken, refreshToken] = TOKENS.map((name) => env[name] ?? '');
  const kept = keptTokens(tokensFile, refreshToken ?? '');
  return {
    credentials: {
      ...Object.fromEntries(Object.entries(VARIABLES).map(([name, field]) => [field, env[name]])),
      oauth: (await kept.read()) ?? { access_token: accessToken, refresh_token: refreshToken },
    },
    keep: (keys) => kept.write(keys['oauth']),
    close: async () => {},
  };
}
