import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { PlaygroundEvent, Spender } from '../protocol';
import type { PlaygroundAccount } from './playgroundAccount';
import type { FromWorker, ToWorker } from './workerMessages';

export interface WorkerRun {
  readonly id: string;
  readonly account: PlaygroundAccount;
  readonly by: Spender;
  readonly function: string;
  /** Beside the account's credential. */
  readonly cfg: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly snapshot: unknown;
  readonly isSample: boolean;
}

/** Functions that run in processes of their own, as on the platform. */
export interface Runs {
  /** Resolves when the run has ended. */
  start(run: WorkerRun): Promise<void>;
  /** Asks the run to end, as the platform does when it stops a container; after five seconds it is ended. */
  cancel(id: string): void;
  /** Cancels all of them. */
  close(): void;
}

const PATIENCE_MS = 5_000;

/** @param variables of the environment, by function, beside those of this process */
export function createRuns(
  emit: (event: PlaygroundEvent) => void,
  variables: Readonly<Record<string, NodeJS.ProcessEnv>> = {},
): Runs {
  const running = new Map<string, { readonly cancel: () => void }>();
  return {
    start: (run) =>
      new Promise((resolve) => {
        const child = fork(join(__dirname, 'worker.js'), {
          env: { ...envOf(run), ...variables[run.function] },
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        });
        let isCancelled = false;
        const { id, account } = run;
        /** The page shows runs of its own only. */
        const report = (event: PlaygroundEvent) => void (run.by === 'run' && emit(event));
        const fail = ({ message }: Error) => report({ type: 'error', runId: id, message });
        child.on('error', fail);
        const tell = (message: ToWorker) => void (child.connected && child.send(message));
        running.set(id, {
          cancel() {
            isCancelled = true;
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
          },
        });
        child.stderr?.on('data', (text: Buffer) =>
          report({ type: 'log', runId: id, level: 'error', line: String(text) }),
        );
        child.on('message', (message: FromWorker) => void receive(message).catch(fail));
        child.on('exit', () => {
          running.delete(id);
          report({ type: 'ended', runId: id, isCancelled });
          resolve();
        });
        const receive = async (message: FromWorker): Promise<void> => {
          if (message.type === 'readKeys') tell({ type: 'answer', id: message.id, value: account.credentials() });
          else if (message.type === 'writeKeys') {
            await account.keep(message.keys as Record<string, unknown>);
            tell({ type: 'answer', id: message.id, value: true });
          } else if (message.type === 'exchange') emit(message);
          else report(eventOf(id, message));
        };
        const { function: name, body, snapshot, by } = run;
        report({ type: 'started', runId: id, snapshot });
        tell({ type: 'run', function: name, cfg: { ...account.credentials(), ...run.cfg }, body, snapshot, by });
      }),
    cancel: (id) => running.get(id)?.cancel(),
    close() {
      for (const { cancel } of running.values()) cancel();
    },
  };
}

/** As in a flow, or as a sample of the designer. */
const envOf = ({ isSample, id }: WorkerRun): NodeJS.ProcessEnv => ({
  ...process.env,
  ELASTICIO_FLOW_ID: 'playground',
  ELASTICIO_STEP_ID: id,
  ...(isSample && { ELASTICIO_FLOW_TYPE: 'debug' }),
});

type Told = Exclude<FromWorker, { readonly type: 'readKeys' | 'writeKeys' | 'exchange' }>;

function eventOf(runId: string, message: Told): PlaygroundEvent {
  if (message.type !== 'log') return { ...message, runId };
  const [, level = 'info', line = ''] = /^(\w+): (.*)$/s.exec(message.line) ?? [];
  return { type: 'log', runId, level, line };
}
