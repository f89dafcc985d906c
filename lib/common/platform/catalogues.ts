import { InputError } from '../errors';
import type { Entity } from '../systems/entity';
import { retailCatalogue } from '../systems/retail/catalogue';
import type { SystemName } from './connection';
import type { Cfg } from './context';
import { textField } from './fields';

type Catalogue = Readonly<Record<string, Entity>>;

const CATALOGUES: Readonly<Record<SystemName, Catalogue>> = { retail: retailCatalogue };

/** The objects of the system that a step's credential is for; of the default one when the step does not know it yet. */
export function catalogueOf(cfg: Cfg): Catalogue {
  return CATALOGUES[(textField(cfg['system']) ?? 'retail') as SystemName] ?? retailCatalogue;
}

/** The object that a step is about. */
export function entityOf(cfg: Cfg): Entity {
  const name = textField(cfg['objectType']);
  const catalogue = catalogueOf(cfg);
  const entity = name !== undefined && Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (!entity) {
    throw new InputError(name ? `"Object Type" ${name} does not exist.` : '"Object Type" is not chosen.');
  }
  return entity;
}
