import { secretsIn } from '../../../lib/common/platform/connection';
import type { Broker } from '../../../runner/platform/broker';
import { type Container, startStep } from '../../../runner/platform/container';
import {
  CREDENTIAL_ID,
  type PlatformApi,
  type StoredStep,
  startPlatformApi,
} from '../../../runner/platform/platformApi';
import type { Account } from '../../../runner/systems/runnerSystem';
import { noteSecrets, noteTold } from '../../support/leaks';
import { type Flow, openFlow } from './flow';
import { sharedBroker } from './sharedBroker';

/** The platform with one account on an emulator, and any number of steps that work on it in containers of their own. */
export interface Bench<Emulator> {
  readonly emulator: Emulator;
  readonly api: PlatformApi;
  /** Stores a step at the platform and opens its queues; it has no container yet. */
  openStep(fn: string, fields?: Fields, options?: StepOptions): Promise<Step>;
  /** Ends all containers first. */
  close(): Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;
type Env = Readonly<Record<string, string>>;

export interface StepOptions {
  /** Its id on the platform; default `step1`. */
  readonly id?: string;
  /** Steps with the same one share tokens; default: all do. */
  readonly credentialId?: string | undefined;
  readonly passthrough?: boolean | undefined;
  /** Default: queues of its own at the broker, that the specs take from at once. */
  readonly flow?: Flow;
}

export interface Step {
  readonly stored: StoredStep;
  readonly flow: Flow;
  /** Starts a container, with the newest snapshot, and these variables beside the platform's. */
  start(env?: Env): Promise<Container>;
  /** `kill -9` to all containers of the step; resolves when they have ended, and what they told is searched for secrets. */
  kill(): Promise<void>;
}

/** @param broker default: that of all specs */
export async function openBench<Emulator>(
  account: Account & { readonly emulator: Emulator },
  broker?: Broker,
): Promise<Bench<Emulator>> {
  const { uri, openChannel } = broker ?? (await sharedBroker());
  const api = await startPlatformApi();
  const steps: Step[] = [];
  return {
    emulator: account.emulator,
    api,
    async openStep(
      fn,
      fields = {},
      { id = 'step1', credentialId = CREDENTIAL_ID, passthrough = false, ...given } = {},
    ) {
      const config = { ...account.credentials, _account: credentialId, ...fields };
      const stored = Object.assign(api.steps[id] ?? { config, snapshot: {} }, { config, snapshot: {}, passthrough });
      api.steps[id] = stored;
      const flow = given.flow ?? (await openFlow(await openChannel()));
      const step = stepOf(stored, flow, (env) => startStep(fn, flow, uri, api, { stepId: id, env }));
      steps.push(step);
      return step;
    },
    async close() {
      await Promise.all(steps.map(({ kill }) => kill()));
      await Promise.all([...steps.map(({ flow }) => flow.close()), api.close(), account.close()]);
    },
  };
}

function stepOf(stored: StoredStep, flow: Flow, startContainer: (env: Env) => Promise<Container>): Step {
  let containers: Container[] = [];
  return {
    stored,
    flow,
    async start(env = {}) {
      stored.snapshot = flow.snapshots.items.at(-1) ?? stored.snapshot;
      const container = await startContainer(env);
      containers.push(container);
      return container;
    },
    async kill() {
      const killed = containers;
      containers = [];
      for (const container of killed) container.kill();
      await Promise.all(killed.map(({ ended }) => ended));
      noteSecrets(...secretsIn(stored.config));
      for (const { output } of killed) noteTold(output());
      for (const { message } of flow.errors.items) noteTold(message);
    },
  };
}
