import type { SupplierOptions } from '../../emulator/supplier/options';
import { type SupplierEmulator, startSupplierEmulator } from '../../emulator/supplier/startSupplierEmulator';
import { type Step, stepOn } from './stepOn';
import { skewed, type Times, testClock } from './testClock';

/** A step of a flow on an emulated supplier platform of its own. */
export interface SupplierStep extends Step {
  readonly emulator: SupplierEmulator;
  /** Requests so far, in order: `PUT /inventory`. */
  wire(): string[];
  /** Another process of the same credential, as the platform starts it with this configuration. */
  anotherProcess(cfg?: Step['cfg']): Step;
  close(): Promise<void>;
}

let steps = 0;

/** @param fields of the credential: by default user name and password */
export async function supplierStep(
  options: SupplierOptions = {},
  fields: (emulator: SupplierEmulator) => Step['cfg'] = ({ userName, password }) => ({ userName, password }),
  times: Times = {},
): Promise<SupplierStep> {
  const clock = testClock(times.startMs);
  const number = ++steps;
  const emulator = await startSupplierEmulator({
    clientId: `client-${number}`,
    products: 20,
    ...options,
    clock: skewed(clock, times.skewMs),
  });
  const step = stepOn(clock, {
    system: 'supplier',
    environmentUrl: emulator.url,
    authUrl: emulator.authUrl,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    _account: `credential-${number}`,
    ...fields(emulator),
  });
  Object.assign(step.env, { ELASTICIO_FLOW_ID: 'flow', ELASTICIO_STEP_ID: 'step_1' });
  return Object.assign(step, {
    emulator,
    wire: () => emulator.log.entries.map(({ method, path }) => `${method} ${path}`),
    // The name of the connection is that of the process: its tokens are its own.
    anotherProcess: (cfg: Step['cfg'] = step.cfg) => ({
      ...step,
      cfg: { ...cfg, _account: `${step.cfg['_account']}-${++steps}` },
    }),
    close: () => emulator.close(),
  });
}
