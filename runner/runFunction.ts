import { platformStandIn, type StandInOptions } from './platformStandIn';
import type { ComponentModule } from './sailor';

export interface FunctionRun extends StandInOptions {
  /** A trigger or action, see `loadFunction`. */
  readonly module: ComponentModule;
  /** Body of the incoming message; default `{}`. */
  readonly body?: unknown;
  readonly attachments?: Readonly<Record<string, unknown>>;
  readonly snapshot?: unknown;
  /** Called for each emitted message in order; the function waits for its promise. */
  readonly onData?: (message: { id?: string; body: unknown }) => unknown;
  readonly onSnapshot?: (snapshot: unknown) => unknown;
}

export interface FunctionResult {
  /** The errors that the platform would show; empty after success. */
  readonly errors: readonly Error[];
  /** The reason, when the function handed its message back. */
  readonly rebound: string | undefined;
}

/** Runs one function on one message through the sailor's executor. It works on copies of `cfg` and `snapshot`. */
export async function runFunction(run: FunctionRun): Promise<FunctionResult> {
  const errors: Error[] = [];
  let rebound: string | undefined;
  const message = { body: run.body ?? {}, headers: {}, ...(run.attachments && { attachments: run.attachments }) };
  await new Promise<void>((resolve) => {
    platformStandIn(run)
      .on('data', (data: { id?: string; body: unknown }) => run.onData?.(data))
      .on('snapshot', (snapshot: unknown) => run.onSnapshot?.(snapshot))
      .on('error', (error: unknown) => errors.push(asError(error)))
      .on('rebound', (reason: unknown) => {
        rebound = asError(reason).message;
      })
      .on('end', () => resolve())
      .process(run.module, message, structuredClone(run.cfg), structuredClone(run.snapshot));
  });
  return { errors, rebound };
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
