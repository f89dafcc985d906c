import type { Log } from '../lib/common/log';
import { loadFunction, newTaskExec } from './sailor';

export interface FunctionRun {
  /** A trigger or action of component.json. */
  readonly name: string;
  /** Credentials and the step's fields in one object, as on the platform. */
  readonly cfg: Readonly<Record<string, unknown>>;
  /** Body of the incoming message; default `{}`. */
  readonly body?: unknown;
  readonly snapshot?: unknown;
  readonly log: Log;
  /** Called in the order in which the function emits; the function waits for what it returns. */
  readonly onData?: (message: { id?: string; body: unknown }) => unknown;
  readonly onSnapshot?: (snapshot: unknown) => unknown;
  /** New keys of the credential (renewed tokens). */
  readonly onKeys?: (keys: Record<string, unknown>) => unknown;
}

export interface FunctionResult {
  /** The errors that the platform would show; empty when the run succeeded. */
  readonly errors: readonly Error[];
  /** Set when the function asked to get its message again later. */
  readonly rebound: string | undefined;
}

/**
 * Runs one function through the sailor's executor, with the platform played by this process: emitted keys are merged
 * into the configuration that the platform's API would answer.
 */
export async function runFunction(run: FunctionRun): Promise<FunctionResult> {
  const module = await loadFunction(run.name);
  const stored: Record<string, unknown> = { ...run.cfg };
  const errors: Error[] = [];
  let rebound: string | undefined;
  const keep = async (keys: Record<string, unknown>) => {
    Object.assign(stored, keys);
    await run.onKeys?.(keys);
  };
  const exec = newTaskExec({
    tasks: { retrieveStep: async () => ({ config: stored }) },
    accounts: { update: async (_id: string, { keys }: { keys: Record<string, unknown> }) => keep(keys) },
  });
  exec.logger = run.log;
  await new Promise<void>((resolve) => {
    exec
      .on('data', (message: { id?: string; body: unknown }) => run.onData?.(message))
      .on('snapshot', (snapshot: unknown) => run.onSnapshot?.(snapshot))
      .on('updateKeys', keep)
      .on('error', (error: Error) => errors.push(error))
      .on('rebound', (reason: unknown) => {
        rebound = reason instanceof Error ? reason.message : String(reason);
      })
      .on('end', () => resolve());
    exec.process(
      module,
      { body: run.body ?? {}, headers: {} },
      structuredClone(run.cfg),
      structuredClone(run.snapshot),
    );
  });
  return { errors, rebound };
}
