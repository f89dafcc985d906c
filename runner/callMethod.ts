import { join } from 'node:path';
import { platformStandIn, type StandInOptions } from './platformStandIn';
import { type ComponentModule, componentRoot } from './sailor';

type Method = (this: unknown, cfg: unknown) => Promise<unknown>;

/**
 * Calls a method of a trigger or action for its form: a select model or `getMetaModel`.
 * @throws Error when the module has no such method, and the errors of the method
 */
export async function callMethod(module: ComponentModule, name: string, step: StandInOptions): Promise<unknown> {
  const method = module[name];
  if (typeof method !== 'function') throw new Error(`The function has no ${name}`);
  return (method as Method).call(platformStandIn(step), structuredClone(step.cfg));
}

/** Checks the credential. Rejects when it does not work. */
export async function verifyCredentials(step: StandInOptions): Promise<unknown> {
  // Not by the sailor's reader, which replaces a file that cannot be loaded by a stub that accepts everything.
  const verify: Method = require(join(componentRoot, 'verifyCredentials'));
  return verify.call(platformStandIn(step), structuredClone(step.cfg));
}
