import { getOwn } from '../lib/common/util/collections';
import { keptTokens } from './keptTokens';
import { RUNNER_SYSTEMS, SYSTEM_VARIABLE } from './systems';
import type { Account, RunnerSystem } from './systems/runnerSystem';

/**
 * The account of the `LIGHTSPEED_*` variables (see .env.example), or an emulated one without any of them. Renewed tokens are
 * kept in `tokensFile` and used as long as the variables contain the refresh token that they came from. `emulator` is the size
 * and the like of an emulated account.
 *
 * @throws Error for a system that does not exist, and when variables are set, but not the one that names the client or user:
 *   somebody might take the emulator for the real account
 */
export async function accountOf(env: NodeJS.ProcessEnv, tokensFile: string, emulator?: object): Promise<Account> {
  const name = env[SYSTEM_VARIABLE] || 'retail';
  const system = systemNamed(name);
  const { variables, renewed } = system;
  const isSet = [...Object.keys(variables), ...(renewed?.variables ?? [])].filter((variable) => env[variable]);
  if (isSet.length === 0) return system.emulate(emulator);
  const [first = ''] = Object.keys(variables);
  if (!env[first]) {
    throw new Error(
      `${first} is empty, but ${isSet.join(', ')} is set. Set it too, or none of them to run the emulator.`,
    );
  }
  const fields = Object.fromEntries(Object.entries(variables).map(([variable, field]) => [field, env[variable]]));
  const kept = keptTokens(tokensFile, env[renewed?.variables.at(-1) ?? ''] ?? '');
  return {
    credentials: {
      ...(name !== 'retail' && { system: name }),
      ...fields,
      ...(renewed && { [renewed.field]: (await kept.read()) ?? renewed.read(env) }),
    },
    keep: async (keys) => {
      if (renewed) await kept.write(keys[renewed.field]);
    },
    close: async () => {},
  };
}

function systemNamed(name: string): RunnerSystem {
  const system = getOwn(RUNNER_SYSTEMS, name);
  if (system) return system;
  throw new Error(`${SYSTEM_VARIABLE} must be one of ${Object.keys(RUNNER_SYSTEMS).join(', ')}.`);
}
