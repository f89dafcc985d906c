import { uniqueCriteria } from '../common/forms/criteria';
import type { Entity } from '../common/model/entity';
import type { Cfg } from '../common/platform/context';
import { stepError, textField } from '../common/platform/fields';

/** What a record is looked up by; the first criterion, which is the id, unless one is chosen. */
export function chosenCriterion(cfg: Cfg, entity: Entity): string {
  const criteria = Object.keys(uniqueCriteria(entity));
  const chosen = textField(cfg['lookupCriteria']) ?? criteria[0];
  if (chosen === undefined || !criteria.includes(chosen)) {
    throw stepError([`"Lookup Criteria" of ${entity.plural} must be one of ${criteria.join(', ')}`]);
  }
  return chosen;
}
