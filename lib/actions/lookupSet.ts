import { uniqueCriteria } from '../common/forms/criteria';
import { fieldOptions } from '../common/forms/fieldOptions';
import { caption, type FormSchema, parentForms, title } from '../common/forms/fieldSchema';
import { canBeFoundByValue, objectsByValue } from '../common/forms/lookupSelects';
import { linkedObjects, type Options } from '../common/forms/selects';
import type { Entity } from '../common/model/entity';
import { catalogueOf, entityOf } from '../common/platform/catalogues';
import { chosenFields, outerNames, picked, usableRelations } from '../common/platform/chosenFields';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, throwIfMisconfigured } from '../common/platform/fields';
import { emitBody } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import type { FoundSet } from '../common/systems/system';
import { InputError } from '../common/util/errors';
import { chosenCriterion } from './chosenCriterion';
import { chosenObject } from './chosenObject';
import { readSetInput } from './lookupSetInput';

/** Emits the objects with the given values, by value: `{results: {[value]: record}, missing: [...]}`. */
export async function lookupSet(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const { entity, criterion, relations, fields, whenMissing } = readStep(session, cfg);
  const { values, parents } = readSetInput(session.system.catalogue, entity, criterion, body);
  const found = await session.system.findSet({ entity, criterion, values, parents, relations });
  refuseSeveral(entity, criterion, values, found);
  const missing = values.filter((value) => !found.has(value));
  if (missing.length > 0 && whenMissing === 'throwError') {
    throw new InputError(
      `No objects found for ${missing.length} of the ${values.length} values: none of the ${entity.plural} has the "${criterion}" of ${numbersOf(values, missing)}.`,
    );
  }
  const entries = [...found].map(([value, [record = {}]]) => [value, picked(record, fields)]);
  session.stats.records += entries.length;
  await emitBody(
    session,
    { results: Object.fromEntries(entries), missing },
    entity.plural,
    'Look up fewer values at a time',
  );
}

function readStep({ log }: Session, cfg: Cfg) {
  const entity = chosenEntity(cfg);
  const criterion = chosenCriterion(cfg, entity);
  const issues: string[] = [];
  const relations = usableRelations(cfg, entity, log, issues);
  const fields = chosenFields(cfg, entity, [criterion, ...outerNames(relations)], issues);
  const whenMissing = choiceField('When Objects Are Missing', cfg['whenMissing'], ['throwError', 'leaveOut'], issues);
  throwIfMisconfigured(issues);
  return { entity, criterion, relations, fields, whenMissing };
}

function refuseSeveral(entity: Entity, criterion: string, values: readonly string[], found: FoundSet): void {
  const several = values.filter((value) => (found.get(value)?.length ?? 0) > 1);
  if (several.length === 0) return;
  throw new InputError(
    `More than one object found: several ${entity.plural} have the "${criterion}" of ${numbersOf(values, several)}.`,
  );
}

/** Positions instead of values, which may be e-mail addresses. */
function numbersOf(values: readonly string[], some: readonly string[]): string {
  const chosen = new Set(some);
  const numbers = values.flatMap((value, at) => (chosen.has(value) ? at + 1 : []));
  const more = numbers.length > MAX_TOLD ? ` and ${numbers.length - MAX_TOLD} more` : '';
  return `value ${numbers.slice(0, MAX_TOLD).join(', ')}${more}`;
}

const MAX_TOLD = 20;

const chosenEntity = (cfg: Cfg): Entity => chosenObject(cfg, canBeFoundByValue, 'looked up by values');

const run = inSession(lookupSet);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return objectsByValue(catalogueOf(cfg));
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

/** `in` is a list of values with the ids of the parents, `out` a dictionary, whose names a form cannot list. */
export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = chosenEntity(cfg);
  const name = title(chosenCriterion(cfg, entity));
  const values: FormSchema = {
    type: 'array',
    items: { type: 'string' },
    required: true,
    ...caption('values', `a list; of each value one ${entity.label} is looked up by its ${name}`),
  };
  return {
    in: { type: 'object', properties: { ...parentForms(catalogue, entity), values } },
    out: { type: 'object', properties: { results: RESULTS, missing: MISSING } },
  };
}

const RESULTS: FormSchema = {
  type: 'object',
  properties: {},
  ...caption('results', 'the objects, each under the value that it was looked up by'),
};

const MISSING: FormSchema = {
  type: 'array',
  items: { type: 'string' },
  ...caption('missing', 'the values that no object has'),
};
