import type { Cfg, Message } from '../../lib/common/platform/context';
import { type Handler, inSession } from '../../lib/common/platform/run';
import { openSession } from '../../lib/common/platform/session';
import type { System } from '../../lib/common/systems/system';
import type { EmulatedStep } from './emulatedStep';

/** Runs an action once, as the platform would, and tells the bodies that it emitted. */
export async function runAction(
  step: EmulatedStep,
  action: Handler,
  cfg: Cfg,
  body: Message['body'],
): Promise<Record<string, unknown>[]> {
  const before = step.bodies.length;
  await inSession(action, step.runtime).call(step.context, { body }, { ...step.cfg, ...cfg });
  return step.bodies.slice(before) as Record<string, unknown>[];
}

/** The error of a run that has to fail. */
export async function failingAction(
  step: EmulatedStep,
  action: Handler,
  cfg: Cfg,
  body: Message['body'],
): Promise<Error> {
  const bodies = await runAction(step, action, cfg, body).catch((error: unknown) => error);
  if (bodies instanceof Error) return bodies;
  throw new Error(`It emitted ${JSON.stringify(bodies)}`);
}

/** The system as an action of this step has it. */
export const systemOf = async (step: EmulatedStep): Promise<System> =>
  (await openSession(step.context, step.cfg, step.runtime)).system;
