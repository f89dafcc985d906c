import { getOwn } from '../util/collections';
import { ConfigurationError } from '../util/errors';
import { textField } from '../util/given';
import { lsOne } from './lsOne';
import { retail } from './retail';
import { supplier } from './supplier';
import type { Cfg, SystemModule } from './system';

/** The systems that a credential can be for, by the values of its field `system`; the first one is the default. */
export const SYSTEMS: Readonly<Record<string, SystemModule>> = { retail, lsOne, supplier };

/**
 * The system that a credential is for.
 *
 * @throws ConfigurationError naming the allowed values of the credential's field
 */
export function systemOf(cfg: Cfg): SystemModule {
  const system = getOwn(SYSTEMS, textField(cfg['system']) ?? retail.name);
  if (system) return system;
  throw new ConfigurationError(`The credential's field "System" must be one of ${Object.keys(SYSTEMS).join(', ')}.`);
}

/** Whose system a credential is for, also where the field is wrong. */
export const vendorOf = (cfg: Cfg): string =>
  (getOwn(SYSTEMS, textField(cfg['system']) ?? retail.name) ?? retail).vendor;
