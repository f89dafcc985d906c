import { uniqueCriteria } from '../common/forms/criteria';
import type { FormSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import { upsertableObjects } from '../common/forms/objectSelects';
import type { Options } from '../common/forms/selects';
import { writeSchema } from '../common/forms/writeSchema';
import { canUpsert } from '../common/model/capabilities';
import type { Entity } from '../common/model/entity';
import type { VendorRecord } from '../common/model/query';
import { catalogueOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { findByCriterion } from '../common/systems/retail/query/findByCriterion';
import { resolveChange } from '../common/systems/retail/writes/resolveChange';
import { changeOf, creationOf, readUpsert, type Upsert, unknownId } from '../common/systems/retail/writes/upsertInput';
import type { System } from '../common/systems/system';
import { InputError, NotFoundError } from '../common/util/errors';
import { chosenCriterion } from './chosenCriterion';
import { chosenObject } from './chosenObject';
import { logLeftOut } from './logLeftOut';

/**
 * Changes the one record that matches the criterion, or creates it when none does; emits it as stored. Lightspeed cannot
 * do both in one request: of two upserts of the same new value at the same moment each may find nothing and create.
 */
export async function upsertObject(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const entity = upsertable(cfg);
  const upsert = readUpsert(catalogueOf(cfg), entity, chosenCriterion(cfg, entity), body, session.clock.nowMs());
  const { system, stats, log } = session;
  logLeftOut(log, entity, upsert.leftOut);
  const match = await findMatch(system, upsert);
  const record = await (match ? change(system, upsert, match) : create(system, upsert));
  await emitRecord(session, entity, record);
  stats.records++;
}

async function findMatch(system: System, { entity, criterion, value, parents }: Upsert) {
  if (value === undefined) return undefined;
  // The change itself tells whether there is such a record.
  if (criterion === entity.idField) return { [criterion]: value };
  // Where Lightspeed itself keeps the field unique an archived record is the one that is meant. Elsewhere a new record
  // has replaced it, or nobody misses it: changing it would go unseen.
  const archived = entity.vendorUniqueFields?.includes(criterion) ? 'include' : 'exclude';
  const [match, another] = await findByCriterion(system, { entity, criterion, value, parents, archived });
  if (another) throw new InputError(`More than one matching object found: ${entity.plural} by "${criterion}".`);
  return match;
}

async function change(system: System, upsert: Upsert, match: VendorRecord): Promise<VendorRecord> {
  const wanted = changeOf(system.catalogue, upsert, match);
  const fields = await resolveChange(system, wanted);
  return system.update(wanted.ref, fields).catch((error: unknown) => {
    const isUnknown = error instanceof NotFoundError && upsert.criterion === upsert.entity.idField;
    throw isUnknown ? unknownId(upsert, error) : error;
  });
}

function create(system: System, upsert: Upsert): Promise<VendorRecord> {
  const { criterion } = upsert;
  const draft = creationOf(system.catalogue, upsert);
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
  const criterion = chosenCriterion(cfg, entity);
  return { in: writeSchema(catalogue, entity, 'upsert', criterion), out: recordSchema(catalogue, entity) };
}
