import { InputError } from '../common/errors';
import { uniqueCriteria } from '../common/forms/criteria';
import { type FormSchema, fieldSchema } from '../common/forms/fieldSchema';
import { canBeLookedUp, singleObjects } from '../common/forms/lookupSelects';
import { recordSchema } from '../common/forms/metadata';
import { parentForms, readParents } from '../common/forms/parentIds';
import { linkedObjects, type Options } from '../common/forms/selects';
import { own } from '../common/objects';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { flagField, textField } from '../common/platform/fields';
import { chosenRelations } from '../common/platform/linkedObjects';
import { emitRecords } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import type { Entity } from '../common/systems/entity';
import { criterionText, findByCriterion, type Search } from '../common/systems/retail/findByCriterion';
import { canBeArchived } from '../common/systems/retail/query';
import { keptUnique } from '../common/systems/retail/uniqueFields';
import type { VendorRecord } from '../common/systems/system';

/** Emits the one object that has a certain value, or an empty object where the settings allow that. */
export async function lookupObject(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const entity = lookupEntity(cfg);
  const criterion = criterionOf(cfg, entity);
  const { known: relations, stale } = chosenRelations(cfg, entity);
  if (stale.length > 0) {
    session.log.warn('%s have no linked objects %s: left out', entity.plural, stale.join(', '));
  }
  const value = criterionText(criterion, body[criterion]);
  if (value === undefined && !flagField(cfg['allowCriteriaToBeOmitted'])) {
    throw new InputError(`No unique criteria provided: "${criterion}" of the incoming message is empty.`);
  }
  const search = { entity, criterion, parents: readParents(entity, body), relations };
  const found = value === undefined ? [] : await findLiveFirst(session, { ...search, value });
  session.stats.records += found.length;
  if (found.length > 1) {
    throw new InputError(`More than one object found: several ${entity.plural} have this "${criterion}".`);
  }
  if (value !== undefined && found.length === 0 && !flagField(cfg['allowZeroResults'])) {
    throw new InputError(`No objects found: none of the ${entity.plural} has this "${criterion}".`);
  }
  await emitRecords(session, entity, [found[0] ?? {}], 'emitIndividually');
}

/**
 * An archived object is better than none, but a live one that took over its SKU is better still. What Lightspeed keeps
 * unique needs no second question.
 */
async function findLiveFirst({ system }: Session, search: Omit<Search, 'archived'>): Promise<VendorRecord[]> {
  const { entity, criterion } = search;
  if (criterion === entity.idField || !canBeArchived(entity) || keptUnique.has(`${entity.entity}.${criterion}`)) {
    return findByCriterion(system, { ...search, archived: 'include' });
  }
  const live = await findByCriterion(system, { ...search, archived: 'exclude' });
  return live.length > 0 ? live : findByCriterion(system, { ...search, archived: 'only' });
}

function lookupEntity(cfg: Cfg): Entity {
  const entity = entityOf(cfg);
  if (!canBeLookedUp(entity)) throw new InputError(`"Object Type" ${entity.plural} cannot be looked up one by one.`);
  return entity;
}

function criterionOf(cfg: Cfg, entity: Entity): string {
  const criteria = uniqueCriteria(entity);
  const chosen = textField(cfg['lookupCriteria']) ?? Object.keys(criteria)[0] ?? '';
  if (own(criteria, chosen) === undefined) {
    throw new InputError(`"Lookup Criteria" of ${entity.plural} must be one of ${Object.keys(criteria).join(', ')}.`);
  }
  return chosen;
}

const run = inSession(lookupObject);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return singleObjects(catalogueOf(cfg));
}

export async function getLookupCriteria(cfg: Cfg): Promise<Options> {
  return uniqueCriteria(entityOf(cfg));
}

export async function getRelations(cfg: Cfg): Promise<Options> {
  return linkedObjects(entityOf(cfg));
}

/** `in` is the criterion with the ids of the objects around it, `out` the object. */
export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = lookupEntity(cfg);
  const criterion = criterionOf(cfg, entity);
  const required = !flagField(cfg['allowCriteriaToBeOmitted']);
  const field = own(entity.fields, criterion) ?? { type: 'string' };
  return {
    in: {
      type: 'object',
      properties: {
        ...parentForms(catalogue, entity),
        [criterion]: { ...fieldSchema(catalogue, criterion, field), required },
      },
    },
    out: recordSchema(catalogue, entity, chosenRelations(cfg, entity).known),
  };
}
