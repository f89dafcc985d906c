import type { LogEntry } from '../../emulator/requestLog';
import type { Cfg, Message } from '../../lib/common/platform/context';
import { type Handler, inSession } from '../../lib/common/platform/run';
import type { Runtime } from '../../lib/common/platform/runtime';
import { openSession } from '../../lib/common/platform/session';
import type { System } from '../../lib/common/systems/system';
import type { LightspeedError } from '../../lib/common/util/errors';
import type { EmulatedStep } from './emulatedStep';
import { errorIfAny } from './errorOf';
import type { Step } from './stepOn';

export interface Attempt {
  readonly runtime?: Runtime;
  /** Of the message. */
  readonly id?: string;
}

/** Runs an action once, as the platform would; resolves with the error that it shows, if any. */
export function attemptAction(
  step: Step,
  action: Handler,
  body: object,
  cfg: Cfg = {},
  { runtime = step.runtime, id }: Attempt = {},
): Promise<LightspeedError | undefined> {
  const message: Message = { ...(id !== undefined && { id }), body: body as Message['body'] };
  return errorIfAny(inSession(action, runtime).call(step.context, message, { ...step.cfg, ...cfg }));
}

/** Requests of a step so far, in order: `POST Order.json`; the path below the account. */
export const requestsOf = ({ emulator }: EmulatedStep): string[] =>
  emulator.log.entries.map(({ method, path }) => `${method} ${path.replace(/^.*\/Account\/\d+\//, '')}`);

/** The requests of a step to a path below the account, without suffix. */
export const requestsTo = ({ emulator }: EmulatedStep, method: string, path: string): LogEntry[] =>
  emulator.log.entries.filter((entry) => entry.method === method && entry.path.endsWith(`/${path}.json`));

/** Runs an action once, as the platform would, and returns the bodies that it emitted. */
export async function runAction(
  step: Step,
  action: Handler,
  cfg: Cfg,
  body: Message['body'],
): Promise<Record<string, unknown>[]> {
  const before = step.bodies.length;
  await inSession(action, step.runtime).call(step.context, { body }, { ...step.cfg, ...cfg });
  return step.bodies.slice(before) as Record<string, unknown>[];
}

/** The error of a run that has to fail. */
export async function failingAction(step: Step, action: Handler, cfg: Cfg, body: Message['body']): Promise<Error> {
  const bodies = await runAction(step, action, cfg, body).catch((error: unknown) => error);
  if (bodies instanceof Error) return bodies;
  throw new Error(`It emitted ${JSON.stringify(bodies)}`);
}

/** The system as an action of this step has it. */
export const systemOf = async (step: Step): Promise<System> =>
  (await openSession(step.context, step.cfg, step.runtime)).system;
