import type { Entity } from '../model/entity';
import type { Log } from '../util/log';
import type { Cfg } from './context';
import { listField } from './fields';

/** The linked objects that were chosen, apart from those that the object does not have: the form keeps them. */
export function chosenRelations(cfg: Cfg, entity: Entity): { readonly known: string[]; readonly stale: string[] } {
  const chosen = listField(cfg['relations']);
  const isKnown = (name: string) => Object.hasOwn(entity.relations, name);
  return { known: chosen.filter(isKnown), stale: chosen.filter((name) => !isKnown(name)) };
}

/** Those that the object has; a warning tells of the others. */
export function usableRelations(cfg: Cfg, entity: Entity, log: Log): string[] {
  const { known, stale } = chosenRelations(cfg, entity);
  warnOfStale(entity, stale, log);
  return known;
}

export function warnOfStale(entity: Entity, stale: readonly string[], log: Log): void {
  if (stale.length > 0) {
    log.warn('%s have no linked objects %s: left out', entity.plural, stale.join(', '));
  }
}
