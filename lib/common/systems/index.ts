import { getOwn } from '../util/collections';
import { ConfigurationError } from '../util/errors';
import { textField } from '../util/given';
import type { Cfg, SystemModule } from './system';

/**
 * The systems that a credential can be for, by the values of its field `system`; the first one is the default. Each is loaded
 * when it is asked for: a step starts for one credential, and waits for what it loads.
 */
export const SYSTEMS: Readonly<Record<string, SystemModule>> = {
  get retail() {
    return (require('./retail') as typeof import('./retail')).retail;
  },
  get lsOne() {
    return (require('./lsOne') as typeof import('./lsOne')).lsOne;
  },
  get supplier() {
    return (require('./supplier') as typeof import('./supplier')).supplier;
  },
};

const DEFAULT = 'retail';

/**
 * The system that a credential is for.
 *
 * @throws ConfigurationError naming the allowed values of the credential's field
 */
export function systemOf(cfg: Cfg): SystemModule {
  const system = systemNamed(cfg);
  if (system) return system;
  throw new ConfigurationError(`The credential's field "System" must be one of ${Object.keys(SYSTEMS).join(', ')}.`);
}

/** Whose system a credential is for, also where the field is wrong. */
export const vendorOf = (cfg: Cfg): string => (systemNamed(cfg) ?? systemOf({})).vendor;

const systemNamed = (cfg: Cfg): SystemModule | undefined => getOwn(SYSTEMS, textField(cfg['system']) ?? DEFAULT);
