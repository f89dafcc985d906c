import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { accountOf } from '../account';
import { SYSTEM_VARIABLE } from '../systems';
import type { Account } from '../systems/runnerSystem';
import { BUILT_IN_FIELDS } from './builtInSteps';
import type { FlowFile, FlowStep } from './flowFile';

/** The accounts of a flow, by the systems that its steps work on. */
export type Accounts = Readonly<Record<string, Account>>;

export const systemOf = ({ system = 'retail' }: FlowStep): string => system;

/**
 * Opens an account for each system of the flow: that of the file `.env.<system>` in the folder, else that of `env` where it
 * is of this system, else an emulated one, as large as the flow says.
 */
export async function openAccounts(
  { steps, emulator = {} }: FlowFile,
  { env, folder }: { readonly env: NodeJS.ProcessEnv; readonly folder: string },
): Promise<Accounts> {
  const tokensFile = env['LIGHTSPEED_TOKENS_FILE'] || join(folder, '.tokens.json');
  const opened: Record<string, Account> = {};
  const ofComponent = steps.filter((step) => !(step.function in BUILT_IN_FIELDS));
  for (const system of new Set(ofComponent.map(systemOf))) {
    opened[system] = await accountOf(variablesOf(system, env, folder), tokensFile, emulator[system]);
  }
  return opened;
}

function variablesOf(system: string, env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const file = join(folder, `.env.${system}`);
  const own = existsSync(file) ? parse(readFileSync(file)) : undefined;
  if (own === undefined && (env[SYSTEM_VARIABLE] || 'retail') === system) return env;
  return { ...own, [SYSTEM_VARIABLE]: system };
}

export const isEmulated = (account: Account | undefined): boolean => account !== undefined && 'emulator' in account;

/** Whether no real account is among them. */
export const areEmulated = (accounts: Accounts): boolean => Object.values(accounts).every(isEmulated);

/** Which they are, for people. */
export const accountNames = (accounts: Accounts): string =>
  Object.entries(accounts)
    .map(([system, account]) => `${system} ${isEmulated(account) ? '(emulated)' : placeOf(account)}`)
    .join(', ');

const placeOf = ({ credentials: { environmentUrl, accountId } }: Account): string =>
  [accountId && `account ${accountId}`, environmentUrl && `at ${environmentUrl}`].filter(Boolean).join(' ') || '(real)';
