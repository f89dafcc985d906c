import type { Entity } from '../common/model/entity';
import { entityOf } from '../common/platform/catalogues';
import type { Cfg } from '../common/platform/context';
import { stepError } from '../common/platform/fields';

/** The step's object. @throws InputError when it cannot be `done` (`created`, `changed`, ...) through the API */
export function chosenObject(cfg: Cfg, can: (entity: Entity) => boolean, done: string): Entity {
  const entity = entityOf(cfg);
  if (!can(entity)) throw stepError([`"Object Type" ${entity.plural} cannot be ${done} through the API`]);
  return entity;
}
