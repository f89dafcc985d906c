import { lsOneSystem } from './lsOne';
import { retailSystem } from './retail';
import type { RunnerSystem } from './runnerSystem';
import { supplierSystem } from './supplier';

/** The systems of the command line, by the values of the credential's field `system`; the first one is the default. */
export const RUNNER_SYSTEMS: Readonly<Record<string, RunnerSystem>> = {
  retail: retailSystem,
  lsOne: lsOneSystem,
  supplier: supplierSystem,
};

/** The variable that names the system; the flag `--system` sets it, too. */
export const SYSTEM_VARIABLE = 'LIGHTSPEED_SYSTEM';

/** Every variable of a credential, with its field. */
export const VARIABLES: Readonly<Record<string, string>> = Object.assign(
  { [SYSTEM_VARIABLE]: 'system' },
  ...Object.values(RUNNER_SYSTEMS).map(({ variables }) => variables),
);
