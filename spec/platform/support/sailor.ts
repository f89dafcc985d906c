import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Flow } from './flow';
import { IV, PASSWORD } from './messageCrypto';
import { API_USER, type PlatformApi } from './platformApi';

/** The component's root; specs run compiled, in place. */
const ROOT = join(__dirname, '..', '..', '..');
const SAILOR = join(ROOT, 'node_modules', 'elasticio-sailor-nodejs');

/** A container of the platform: the sailor's own process. */
export interface Container {
  /** What it has logged so far. */
  output(): string;
  /** As when a flow is stopped or goes to sleep. */
  terminate(): void;
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>;
  kill(): void;
}

export interface StepOptions {
  /** Its id among `api.steps`; default `step1`. */
  readonly stepId?: string;
  /** More variables of the container, as they are: `ELASTICIO_...` or the component's own. */
  readonly env?: Env;
}

/** Starts a container of a step and waits until it takes messages. */
export async function startStep(
  fn: string,
  flow: Flow,
  amqpUri: string,
  api: PlatformApi,
  { stepId = 'step1', env = {} }: StepOptions = {},
): Promise<Container> {
  const kinds = ['data', 'error', 'snapshot', 'rebound'] as const;
  const settings = {
    STEP_ID: stepId,
    FUNCTION: fn,
    AMQP_URI: amqpUri,
    LISTEN_MESSAGES_ON: flow.queue,
    PUBLISH_MESSAGES_TO: flow.exchange,
    MESSAGE_CRYPTO_PASSWORD: PASSWORD,
    MESSAGE_CRYPTO_IV: IV,
    ...Object.fromEntries(kinds.map((kind) => [`${kind.toUpperCase()}_ROUTING_KEY`, flow.routingKey(kind)])),
  };
  const child = start('run.js', [], api, settings, env);
  const container = containerOf(child);
  const ready = new Promise<void>((resolve) => {
    child.on('message', ({ event }: { event?: string }) => event === 'init:ended' && resolve());
  });
  const ended = container.ended.then((code) => {
    throw new Error(`The container ended with ${code}:\n${container.output()}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => {});
  return container;
}

/** Runs a one-time call, as forms and credentials need it, to its end. */
export async function callService(method: string, cfg: object, api: PlatformApi, more: Env = {}): Promise<Container> {
  const child = start('runService.js', [method], api, {
    CFG: JSON.stringify(cfg),
    POST_RESULT_URL: api.resultUrl,
    ...more,
  });
  const container = containerOf(child);
  await container.ended;
  return container;
}

type Env = Readonly<Record<string, string>>;

const IDS = ['flow', 'exec', 'step', 'container', 'workspace', 'user', 'comp'].map((name) => [
  `${name.toUpperCase()}_ID`,
  `${name}1`,
]);

function start(script: string, args: readonly string[], api: PlatformApi, own: Env, env: Env = {}): ChildProcess {
  const settings = { ...own, API_URI: api.url, API_USERNAME: API_USER.name, API_KEY: API_USER.key };
  const isFlow = script === 'run.js';
  const named = Object.entries({ ...(isFlow ? Object.fromEntries(IDS) : { WORKSPACE_ID: 'workspace1' }), ...settings });
  return fork(join(SAILOR, script), args, {
    cwd: ROOT,
    // Nothing of the machine that the specs run on decides what the component does.
    env: {
      PATH: process.env['PATH'],
      ...Object.fromEntries(named.map(([name, value]) => [`ELASTICIO_${name}`, value])),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function containerOf(child: ChildProcess): Container {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(String(chunk)));
  return {
    output: () => chunks.join(''),
    terminate: () => child.kill('SIGTERM'),
    ended: once(child, 'close').then(([code]) => code as number | null),
    kill: () => child.kill('SIGKILL'),
  };
}
