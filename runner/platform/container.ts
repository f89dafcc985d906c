import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { componentRoot } from '../sailor';
import { IV, PASSWORD } from './messageCrypto';
import { API_USER, type PlatformApi } from './platformApi';
import { KINDS, type StepQueues } from './stepQueues';

const SAILOR = join(componentRoot, 'node_modules', 'elasticio-sailor-nodejs');

/** A container of the platform: the sailor's own process. */
export interface Container {
  /** What it has logged so far; with `onLine` the end of it. */
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
  /** Told each line that the container logs. */
  readonly onLine?: (line: string) => void;
  /** Its own process group: Ctrl-C in the terminal then reaches only who has started it, who decides what ends when. */
  readonly ownGroup?: boolean;
}

/** Starts a container of a step and waits until it takes messages. */
export async function startStep(
  fn: string,
  queues: StepQueues,
  amqpUri: string,
  api: PlatformApi,
  { stepId = 'step1', env = {}, onLine, ownGroup = false }: StepOptions = {},
): Promise<Container> {
  const settings = {
    STEP_ID: stepId,
    FUNCTION: fn,
    AMQP_URI: amqpUri,
    LISTEN_MESSAGES_ON: queues.queue,
    PUBLISH_MESSAGES_TO: queues.exchange,
    MESSAGE_CRYPTO_PASSWORD: PASSWORD,
    MESSAGE_CRYPTO_IV: IV,
    ...Object.fromEntries(KINDS.map((kind) => [`${kind.toUpperCase()}_ROUTING_KEY`, queues.routingKey(kind)])),
  };
  const child = start('run.js', [], api, settings, env, ownGroup);
  const container = containerOf(child, onLine);
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

function start(
  script: string,
  args: readonly string[],
  api: PlatformApi,
  own: Env,
  env: Env = {},
  ownGroup = false,
): ChildProcess {
  const settings = { ...own, API_URI: api.url, API_USERNAME: API_USER.name, API_KEY: API_USER.key };
  const isFlow = script === 'run.js';
  const named = Object.entries({ ...(isFlow ? Object.fromEntries(IDS) : { WORKSPACE_ID: 'workspace1' }), ...settings });
  return fork(join(SAILOR, script), args, {
    cwd: componentRoot,
    execArgv: ['--require', join(__dirname, 'endWithParent.js')],
    // Nothing of this machine decides what the component does.
    env: {
      PATH: process.env['PATH'],
      ...Object.fromEntries(named.map(([name, value]) => [`ELASTICIO_${name}`, value])),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: ownGroup,
  });
}

/** Chunks of output that are kept when somebody reads it line by line. */
const KEPT_CHUNKS = 50;

function containerOf(child: ChildProcess, onLine?: StepOptions['onLine']): Container {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      chunks.push(String(chunk));
      if (onLine && chunks.length > KEPT_CHUNKS) chunks.shift();
    });
  }
  if (onLine && child.stdout) createInterface(child.stdout).on('line', onLine);
  return {
    output: () => chunks.join(''),
    terminate: () => child.kill('SIGTERM'),
    ended: once(child, 'close').then(([code]) => code as number | null),
    kill: () => child.kill('SIGKILL'),
  };
}
