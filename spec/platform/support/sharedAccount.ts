import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorOptions } from '../../../emulator/options';
import { type Emulator, startEmulator } from '../../../emulator/startEmulator';
import type { Broker } from '../../../runner/platform/broker';
import { type Container, startStep } from '../../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../../runner/platform/platformApi';
import { type Flow, openFlow } from './flow';
import type { BusyStep } from './mixedLoad';

/** A step of a flow of its own, in a container of its own. */
export interface RunningStep {
  readonly step: BusyStep;
  readonly flow: Flow;
  readonly container: Container;
}

/** One account at an emulator with real limits and a real clock, and any number of steps on it, with shared credentials. */
export interface SharedAccount {
  readonly emulator: Emulator;
  readonly api: PlatformApi;
  start(step: BusyStep): Promise<RunningStep>;
  close(): Promise<void>;
}

export async function openSharedAccount(broker: Broker, options: EmulatorOptions): Promise<SharedAccount> {
  const emulator = await startEmulator(options);
  const api = await startPlatformApi();
  const running: RunningStep[] = [];
  const credentials = createCredentials(emulator);
  return {
    emulator,
    api,
    async start(step) {
      const { id, fn, fields, credentialId = CREDENTIAL_ID, passthrough = false } = step;
      api.steps[id] = { config: { ...(await credentials(credentialId)), ...fields }, snapshot: {}, passthrough };
      const flow = await openFlow(await broker.openChannel());
      const container = await startStep(fn, flow, broker.uri, api, { stepId: id });
      const started = { step, flow, container };
      running.push(started);
      return started;
    },
    async close() {
      for (const { container } of running) container.kill();
      await Promise.all(running.map(({ container }) => container.ended));
      await Promise.all([...running.map(({ flow }) => flow.close()), api.close(), emulator.close()]);
    },
  };
}

/** The fields of each credential, authenticated once. */
function createCredentials(emulator: Emulator) {
  const tokens = new Map<string, ReturnType<Emulator['connect']>>();
  const { url: environmentUrl, authUrl, accountID: accountId, clientId, clientSecret } = emulator;
  return async (credentialId: string) => {
    const connection = tokens.get(credentialId) ?? emulator.connect();
    tokens.set(credentialId, connection);
    const oauth = await connection;
    return { environmentUrl, authUrl, accountId, clientId, clientSecret, oauth, _account: credentialId };
  };
}

/** Messages that wait while one is in work, so that the step is never idle. */
const AHEAD = 2;
const LOOK_MS = 50;

/** Gives the step work until told to stop. */
export async function keepBusy({ step, flow }: RunningStep, stop: AbortSignal): Promise<void> {
  if (!step.next) {
    await flow.trigger();
    return;
  }
  const done = () => flow.data.items.length + flow.rejected.items.length;
  for (let sent = 0; !stop.aborted; sent++) {
    while (sent >= done() + AHEAD && !stop.aborted) await sleep(LOOK_MS);
    if (!stop.aborted) await flow.send({ body: step.next(sent) });
  }
}
