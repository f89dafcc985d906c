import { nodeRuntime } from '../../lib/common/platform/runtime';
import { lineLog } from '../../runner/log';
import { runFunction } from '../../runner/runFunction';
import { loadFunction } from '../../runner/sailor';
import { recording } from './recording';
import type { FromWorker, ToWorker } from './workerMessages';

/** A step of its own process, as on the platform: runs one function on one message and tells what happens. */

const tell = (message: FromWorker) =>
  new Promise<void>((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

/** Questions to the parent that wait for their answers. */
const waiting = new Map<number, (value: unknown) => void>();

function ask(question: { readonly type: 'readKeys' } | { readonly type: 'writeKeys'; readonly keys: object }) {
  const id = waiting.size + Math.random();
  return new Promise<unknown>((resolve) => {
    waiting.set(id, resolve);
    tell({ ...question, id }).catch(() => resolve(undefined));
  });
}

process.on('message', (message: ToWorker) => {
  if (message.type === 'answer') {
    waiting.get(message.id)?.(message.value);
    waiting.delete(message.id);
    return;
  }
  run(message).then(
    () => process.exit(0),
    (error: Error) => tell({ type: 'error', message: error.message }).finally(() => process.exit(1)),
  );
});

// The component listens to the signal only where somebody else does, as the sailor on the platform.
process.on('SIGTERM', () => {});

// Nobody would see what a run does when the server is gone.
process.on('disconnect', () => process.exit(1));

async function run({ function: name, cfg, body, snapshot, by }: Extract<ToWorker, { type: 'run' }>): Promise<void> {
  // The transport is the one thing between the component and the network: what passes it is what went over the wire.
  const { transportTo } = nodeRuntime;
  Object.assign(nodeRuntime, {
    transportTo: (...args: Parameters<typeof transportTo>) =>
      recording(transportTo(...args), by, (exchange) => void tell({ type: 'exchange', exchange })),
  });
  const { errors, rebound } = await runFunction({
    module: await loadFunction(name),
    ...{ cfg, body, snapshot },
    log: lineLog('debug', (line) => void tell({ type: 'log', line })),
    readKeys: async () => (await ask({ type: 'readKeys' })) as Record<string, unknown>,
    onKeys: (keys) => ask({ type: 'writeKeys', keys }),
    onData: (message) => tell({ type: 'data', body: message.body }),
    onSnapshot: (emitted) => tell({ type: 'snapshot', snapshot: emitted }),
  });
  if (rebound !== undefined) await tell({ type: 'rebound', reason: rebound });
  for (const { message } of errors) await tell({ type: 'error', message });
}
