import type { FormSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import { updatableObjects } from '../common/forms/objectSelects';
import type { Options } from '../common/forms/selects';
import { writeSchema } from '../common/forms/writeSchema';
import { canUpdate } from '../common/model/capabilities';
import type { Entity } from '../common/model/entity';
import { readChange } from '../common/model/recordInput';
import { catalogueOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { chosenObject } from './chosenObject';
import { logLeftOut } from './logLeftOut';

/** Changes the given fields of a record and emits it as stored; never creates one. */
export async function updateObject(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const entity = updatable(cfg);
  const change = readChange(catalogueOf(cfg), entity, body, session.clock.nowMs());
  logLeftOut(session.log, entity, change.leftOut);
  await emitRecord(session, entity, await session.system.update(change.ref, change.fields, change));
  session.stats.records++;
}

const updatable = (cfg: Cfg): Entity => chosenObject(cfg, canUpdate, 'changed');

const run = inSession(updateObject);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return updatableObjects(catalogueOf(cfg));
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = updatable(cfg);
  return { in: writeSchema(catalogue, entity, 'update'), out: recordSchema(catalogue, entity) };
}
