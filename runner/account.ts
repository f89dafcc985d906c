import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmulatorOptions } from '../emulator/options';
import { type Emulator, startEmulator } from '../emulator/startEmulator';
import { componentRoot } from './sailor';

/** The account that the runner works on: the emulator, or a real one described by the environment. */
export interface Account {
  /** What the platform would put into `cfg` from the credential. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** Keeps renewed keys for the next start: a rotated refresh token is the only one that still works. */
  keep(keys: Record<string, unknown>): Promise<void>;
  /** Present when the account is emulated. */
  readonly emulator?: Emulator;
  close(): Promise<void>;
}

const KEPT_KEYS = join(componentRoot, '.tokens.json');

/** An account on an emulator in this process. */
export async function emulatedAccount(options: EmulatorOptions = {}): Promise<Account> {
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

/**
 * The account of the `LIGHTSPEED_*` variables (see .env.example), or an emulated one when `LIGHTSPEED_CLIENT_ID` is not set.
 * Renewed tokens go to `.tokens.json` and count as long as the variables name the refresh token that they came from.
 */
export async function accountOf(env: NodeJS.ProcessEnv): Promise<Account> {
  if (!env['LIGHTSPEED_CLIENT_ID']) return emulatedAccount();
  const typed = {
    access_token: env['LIGHTSPEED_ACCESS_TOKEN'] ?? '',
    refresh_token: env['LIGHTSPEED_REFRESH_TOKEN'] ?? '',
  };
  const origin = createHash('sha256').update(typed.refresh_token).digest('hex');
  return {
    credentials: {
      environmentUrl: env['LIGHTSPEED_ENVIRONMENT_URL'],
      authUrl: env['LIGHTSPEED_AUTH_URL'],
      accountId: env['LIGHTSPEED_ACCOUNT_ID'],
      clientId: env['LIGHTSPEED_CLIENT_ID'],
      clientSecret: env['LIGHTSPEED_CLIENT_SECRET'],
      oauth: (await keptTokens(origin)) ?? typed,
    },
    keep: (keys) => writeFile(KEPT_KEYS, JSON.stringify({ origin, oauth: keys['oauth'] }), { mode: 0o600 }),
    close: async () => {},
  };
}

async function keptTokens(origin: string): Promise<unknown> {
  try {
    const kept = JSON.parse(await readFile(KEPT_KEYS, 'utf8'));
    return kept.origin === origin ? kept.oauth : undefined;
  } catch {
    return undefined; // no renewal yet
  }
}
