import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';

/** An entity of the catalogue that surely exists. */
export function entityOf(name: string): Entity {
  const entity = retailCatalogue[name];
  if (!entity) throw new Error(`${name} is not in the catalogue`);
  return entity;
}
