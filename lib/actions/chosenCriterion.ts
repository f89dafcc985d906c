import { uniqueCriteria } from '../common/forms/criteria';
import type { Entity } from '../common/model/entity';
import type { Cfg } from '../common/platform/context';
import { stepError } from '../common/platform/fields';
import { isGiven, textField } from '../common/util/given';

/** The chosen lookup criterion; default: the first one, which is the id. */
export function chosenCriterion(cfg: Cfg, entity: Entity): string {
  const criteria = Object.keys(uniqueCriteria(entity));
  const chosen = isGiven(cfg['lookupCriteria']) ? textField(cfg['lookupCriteria']) : criteria[0];
  if (chosen === undefined || !criteria.includes(chosen)) {
    throw stepError([`"Lookup Criteria" of ${entity.plural} must be one of ${criteria.join(', ')}`]);
  }
  return chosen;
}
