import type { Entity } from '../systems/entity';
import type { Cfg } from './context';
import { listField } from './fields';

/** The linked objects that were chosen, apart from those that the object does not have: the form keeps them. */
export function chosenRelations(cfg: Cfg, entity: Entity): { readonly known: string[]; readonly stale: string[] } {
  const chosen = listField(cfg['relations']);
  const isKnown = (name: string) => Object.hasOwn(entity.relations, name);
  return { known: chosen.filter(isKnown), stale: chosen.filter((name) => !isKnown(name)) };
}
