import type { Catalogue, Entity } from '../model/entity';
import { retailCatalogue } from '../systems/retail/catalogue';
import { getOwn } from '../util/collections';
import { suggestion } from '../util/text';
import type { SystemName } from './connection';
import type { Cfg } from './context';
import { stepError, textField } from './fields';

const CATALOGUES: Readonly<Record<SystemName, Catalogue>> = { retail: retailCatalogue };

/** The objects of the system that a step's credential is for. A wrong system is refused when the step runs. */
export function catalogueOf(cfg: Cfg): Catalogue {
  return getOwn<Catalogue>(CATALOGUES, textField(cfg['system']) ?? '') ?? retailCatalogue;
}

/** The object that a step is about. */
export function entityOf(cfg: Cfg): Entity {
  const name = textField(cfg['objectType']) ?? '';
  const entity = getOwn(catalogueOf(cfg), name);
  if (!entity) {
    const known = Object.keys(catalogueOf(cfg));
    throw stepError([
      name ? `"Object Type" ${name} does not exist${suggestion(name, known)}` : '"Object Type" is not chosen',
    ]);
  }
  return entity;
}
