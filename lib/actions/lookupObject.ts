import { uniqueCriteria } from '../common/forms/criteria';
import { fieldOptions } from '../common/forms/fieldOptions';
import { type FormSchema, fieldSchema, optionalForms, parentForms } from '../common/forms/fieldSchema';
import { canBeLookedUp, isAlone, singleObjects } from '../common/forms/lookupSelects';
import { singleSchema } from '../common/forms/metadata';
import { linkedObjects, type Options } from '../common/forms/selects';
import { criterionText } from '../common/model/criterion';
import type { Catalogue, Entity } from '../common/model/entity';
import type { VendorRecord } from '../common/model/query';
import { readParents } from '../common/model/recordInput';
import { ownSpelling } from '../common/model/spelling';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import {
  chosenFields,
  chosenForm,
  chosenRelations,
  outerNames,
  picked,
  usableRelations,
} from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { flagField, throwIfMisconfigured } from '../common/platform/fields';
import { remembered } from '../common/platform/lookupCache';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import type { Lookup } from '../common/systems/system';
import { getOwn } from '../common/util/collections';
import { InputError } from '../common/util/errors';
import { holdsAnything, isGiven } from '../common/util/given';
import { throwIfInvalid } from '../common/util/issues';
import { unknownNames } from '../common/util/text';
import { chosenCriterion } from './chosenCriterion';
import { chosenObject } from './chosenObject';

/** Emits the object with the given value, or an empty object if the settings allow that. */
export async function lookupObject(session: Session, message: Message, cfg: Cfg): Promise<void> {
  const { entity, criterion, relations, fields } = readStep(session, cfg);
  const body = ownSpelling(entity, message.body);
  refuseOthers(entity, body, criterion);
  const record =
    mayBeOmitted(cfg) && isOmitted(entity, criterion, body)
      ? {}
      : await findSingle(session, cfg, {
          entity,
          criterion,
          value: valueOfCriterion(criterion, body),
          parents: parentsOf(catalogueOf(cfg), entity, body),
          relations,
        });
  await emitRecord(session, entity, picked(record, fields));
}

function readStep({ log }: Session, cfg: Cfg) {
  const entity = chosenEntity(cfg);
  const criterion = criterionOf(cfg, entity);
  const issues: string[] = [];
  const relations = usableRelations(cfg, entity, log, issues);
  const fields = chosenFields(cfg, entity, [criterion ?? [], outerNames(relations)].flat(), issues);
  throwIfMisconfigured(issues);
  return { entity, criterion, relations, fields };
}

/** Null for a single object; the form may have kept the criterion of another object. */
const criterionOf = (cfg: Cfg, entity: Entity): string | null =>
  isAlone(entity) ? null : chosenCriterion(cfg, entity);

/** Other fields are refused: the user expects a lookup by them. */
function refuseOthers(entity: Entity, body: Message['body'], criterion: string | null): void {
  const known = [criterion ?? [], Object.keys(entity.parents ?? {})].flat();
  const unknown = Object.keys(body).filter((name) => !known.includes(name) && holdsAnything(body[name]));
  const hint = `This step takes ${known.map((name) => `"${name}"`).join(' and ') || 'no fields'}.`;
  throwIfInvalid(unknownNames(unknown, known), `${hint} Nothing was sent.`);
}

const mayBeOmitted = (cfg: Cfg): boolean => flagField(cfg['allowCriteriaToBeOmitted']);

/** Whether the message does not tell which record: a single object is told by the ids around it. */
const isOmitted = (entity: Entity, criterion: string | null, body: Message['body']): boolean => {
  const names = criterion === null ? Object.keys(entity.parents ?? {}) : [criterion];
  return names.length > 0 && !names.some((name) => isGiven(body[name]));
};

function valueOfCriterion(criterion: string | null, body: Message['body']): string {
  const value = criterion === null ? '' : criterionText(criterion, body[criterion]);
  if (value !== undefined) return value;
  throw new InputError(`No unique criteria provided: "${criterion}" of the incoming message is empty.`);
}

async function findSingle(session: Session, cfg: Cfg, search: Lookup): Promise<VendorRecord> {
  const { criterion, entity } = search;
  const find = () => session.system.find(search);
  const found = flagField(cfg['enableCacheUsage'])
    ? await remembered(session, { ...search, entity: entity.entity }, find)
    : await find();
  session.stats.records += found.length;
  if (found.length > 1) {
    throw new InputError(`More than one object found: several ${entity.plural} have this "${criterion}".`);
  }
  if (found.length === 0 && !flagField(cfg['allowZeroResults'])) {
    const why =
      criterion === null ? `there are no ${entity.plural}` : `none of the ${entity.plural} has this "${criterion}"`;
    throw new InputError(`No objects found: ${why}.`);
  }
  return found[0] ?? {};
}

function parentsOf(catalogue: Catalogue, entity: Entity, body: Message['body']): Readonly<Record<string, string>> {
  const { ids, issues } = readParents(catalogue, entity, body);
  throwIfInvalid(issues);
  return ids;
}

const chosenEntity = (cfg: Cfg): Entity => chosenObject(cfg, canBeLookedUp, 'looked up one by one');

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

export async function getFields(cfg: Cfg): Promise<Options> {
  return fieldOptions(catalogueOf(cfg), entityOf(cfg));
}

/** `in` is the criterion with the ids of the parents, `out` the object. */
export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = chosenEntity(cfg);
  const criterion = criterionOf(cfg, entity);
  const { known } = chosenRelations(cfg, entity);
  const also = [criterion ?? [], outerNames(known)].flat();
  return {
    in: { type: 'object', properties: inputForm(cfg, entity, criterion) },
    out: chosenForm(cfg, entity, singleSchema(catalogue, entity, known), also),
  };
}

function inputForm(cfg: Cfg, entity: Entity, criterion: string | null): Record<string, FormSchema> {
  const catalogue = catalogueOf(cfg);
  const parents = parentForms(catalogue, entity);
  if (criterion === null) return mayBeOmitted(cfg) ? optionalForms(parents) : parents;
  const field = fieldSchema(catalogue, criterion, getOwn(entity.fields, criterion) ?? { type: 'string' });
  return { ...parents, [criterion]: mayBeOmitted(cfg) ? field : { ...field, required: true } };
}
