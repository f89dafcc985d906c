import component from '../../component.json';
import { openBroker } from '../platform/broker';
import { startStep } from '../platform/container';
import { startObjectStorage } from '../platform/objectStorage';
import { startPlatformApi } from '../platform/platformApi';
import { type Accounts, areEmulated, systemOf } from './accounts';
import { startBuiltInStep } from './builtInFlowStep';
import { BUILT_IN_FIELDS } from './builtInSteps';
import { startComponentStep } from './componentFlowStep';
import type { FlowFile, FlowStep } from './flowFile';
import { type RunningFlow, runFlow } from './runFlow';
import type { RunningStep, StepOutlet } from './runningStep';

export interface StartOptions {
  readonly accounts: Accounts;
  readonly runs: number;
  readonly everyS: number;
  /** Snapshots of earlier runs, by the steps' ids. */
  readonly snapshots: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
}

/** A flow on a platform of its own. */
export interface StartedFlow extends RunningFlow {
  /** The last snapshots, by the steps' ids. */
  readonly snapshots: Readonly<Record<string, unknown>>;
  /** Ends the platform; the flow has to be done or killed. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in for the platform, and the flow on it.
 * @throws Error when there is no broker, and when a step cannot be started
 */
export async function startFlow(file: FlowFile, options: StartOptions): Promise<StartedFlow> {
  const { accounts, runs, everyS, env } = options;
  const { variables = {} } = file;
  const broker = await openBroker(env['AMQP_URI']);
  const [api, storage] = [await startPlatformApi(), await startObjectStorage()];
  api.onStore = (system, keys) => accounts[system]?.keep({ ...keys });
  const snapshots: Record<string, unknown> = { ...options.snapshots };

  async function start(step: FlowStep, outlet: StepOutlet): Promise<RunningStep> {
    if (step.function in BUILT_IN_FIELDS)
      return startBuiltInStep(step, outlet, { isAnew: areEmulated(accounts), variables });
    api.steps[step.id] = {
      config: { ...accounts[systemOf(step)]?.credentials, _account: systemOf(step), ...step.fields },
      snapshot: snapshots[step.id] ?? {},
      passthrough: true,
      variables,
    };
    const containerEnv = { ...storage.env, ...settingsOf(env), ...envOf(step) };
    return startComponentStep(step, {
      channel: await broker.openChannel(),
      startContainer: (queues, onLine) =>
        startStep(step.function, queues, broker.uri, api, {
          stepId: step.id,
          env: containerEnv,
          onLine,
          ownGroup: true,
        }),
      onSnapshot(snapshot) {
        snapshots[step.id] = snapshot;
        Object.assign(api.steps[step.id] ?? {}, { snapshot });
      },
      outlet,
      variables,
    });
  }

  const close = async () => {
    await Promise.all([broker.close(), api.close(), storage.close()]);
  };
  try {
    const flow = await runFlow(file, { runs, everyS, start });
    return Object.assign(flow, { snapshots, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** The lines about messages, by which the flow knows what is over, have the lowest level. */
const envOf = ({ parallel = 1 }: FlowStep) => ({
  LOG_LEVEL: 'trace',
  ELASTICIO_RABBITMQ_PREFETCH_SAILOR: String(parallel),
});

/** The component's own variables, as an operator sets them. */
const settingsOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.keys(component.envVars).flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
  );
