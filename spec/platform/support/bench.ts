import type { EmulatorOptions } from '../../../emulator/options';
import { type Emulator, startEmulator } from '../../../emulator/startEmulator';
import { openBroker } from '../../../runner/platform/broker';
import { type Container, startStep } from '../../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../../runner/platform/platformApi';
import { type Flow, openFlow } from './flow';

/** An emulator and a broker, and one step after the other of a flow that works on them. */
export interface Bench {
  readonly emulator: Emulator;
  /** A new flow, and a platform that has the step stored with a fresh credential and these fields. */
  openStep(fields: Readonly<Record<string, unknown>>): Promise<{ readonly api: PlatformApi; readonly flow: Flow }>;
  /** A container of the step. */
  start(fn: string, env?: Readonly<Record<string, string>>): Promise<Container>;
  closeStep(): Promise<void>;
  close(): Promise<void>;
}

export async function openBench(options: EmulatorOptions): Promise<Bench> {
  const broker = await openBroker();
  const emulator = await startEmulator(options);
  const { url: environmentUrl, authUrl, accountID: accountId, clientId, clientSecret } = emulator;
  const credential = { environmentUrl, authUrl, accountId, clientId, clientSecret, _account: CREDENTIAL_ID };
  let step: { readonly api: PlatformApi; readonly flow: Flow } | undefined;
  let containers: Container[] = [];
  return {
    emulator,
    async openStep(fields) {
      step = { api: await startPlatformApi(), flow: await openFlow(await broker.openChannel()) };
      step.api.step.config = { ...credential, oauth: await emulator.connect(), ...fields };
      return step;
    },
    async start(fn, env = {}) {
      if (!step) throw new Error('There is no step to start');
      const container = await startStep(fn, step.flow, broker.uri, step.api, { env });
      containers.push(container);
      return container;
    },
    async closeStep() {
      for (const container of containers) container.kill();
      await Promise.all(containers.map(({ ended }) => ended));
      await Promise.all([step?.flow.close(), step?.api.close()]);
      containers = [];
      step = undefined;
    },
    async close() {
      await Promise.all([broker.close(), emulator.close()]);
    },
  };
}
