import { uniqueCriteria } from '../common/forms/criteria';
import type { FormSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import { upsertableObjects } from '../common/forms/objectSelects';
import type { Options } from '../common/forms/selects';
import { writeSchema } from '../common/forms/writeSchema';
import { canUpsert } from '../common/model/capabilities';
import type { Entity } from '../common/model/entity';
import type { VendorRecord } from '../common/model/query';
import { changeOf, creationOf, readUpsert, type Upsert, unknownId } from '../common/model/upsertInput';
import { catalogueOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import type { System } from '../common/systems/system';
import { InputError, NotFoundError } from '../common/util/errors';
import { chosenCriterion } from './chosenCriterion';
import { chosenObject } from './chosenObject';
import { logLeftOut } from './logLeftOut';
import { keyedForms, upsertByKey } from './upsertByKey';

/**
 * Changes the record that matches the criterion, or creates it; emits it as stored. Only few records are written by
 * their key, in one request; of all others two upserts of the same new value at the same time may both create a record.
 */
export async function upsertObject(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const entity = upsertable(cfg);
  if (entity.writtenByKey) return upsertByKey(session, msg, entity);
  const { body } = msg;
  const upsert = readUpsert(catalogueOf(cfg), entity, chosenCriterion(cfg, entity), body, session.clock.nowMs());
  const { system, stats, log } = session;
  logLeftOut(log, entity, upsert.leftOut);
  const match = await findMatch(system, upsert);
  const record = await (match ? change(session, upsert, match) : create(session, upsert));
  await emitRecord(session, entity, record);
  stats.records++;
}

async function findMatch(system: System, { entity, criterion, value, parents }: Upsert) {
  if (value === undefined) return undefined;
  // The change itself fails when there is no such record.
  if (criterion === entity.idField) return { [criterion]: value };
  const [match, another] = await system.find({ entity, criterion, value, parents, forUpsert: true });
  if (another) throw new InputError(`More than one matching object found: ${entity.plural} by "${criterion}".`);
  return match;
}

type Target = Pick<Session, 'system' | 'vendor'>;

async function change({ system, vendor }: Target, upsert: Upsert, match: VendorRecord): Promise<VendorRecord> {
  const wanted = changeOf(system.catalogue, upsert, match);
  return system.update(wanted.ref, wanted.fields, wanted).catch((error: unknown) => {
    const isUnknown = error instanceof NotFoundError && upsert.criterion === upsert.entity.idField;
    throw isUnknown ? unknownId(upsert, error, vendor) : error;
  });
}

function create({ system, vendor }: Target, upsert: Upsert): Promise<VendorRecord> {
  const { criterion } = upsert;
  const draft = creationOf(system.catalogue, upsert, vendor);
  return system.create(draft, { identifiedBy: criterion in draft.fields ? [criterion] : [] });
}

const upsertable = (cfg: Cfg): Entity => chosenObject(cfg, canUpsert, 'upserted');

const run = inSession(upsertObject);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return upsertableObjects(catalogueOf(cfg));
}

export async function getLookupCriteria(cfg: Cfg): Promise<Options> {
  return uniqueCriteria(upsertable(cfg));
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = upsertable(cfg);
  if (entity.writtenByKey) return keyedForms(catalogue, entity);
  const criterion = chosenCriterion(cfg, entity);
  return { in: writeSchema(catalogue, entity, 'upsert', criterion), out: recordSchema(catalogue, entity) };
}
