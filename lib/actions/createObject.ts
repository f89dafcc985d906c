import type { FormSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import { creatableObjects, identifyingFields } from '../common/forms/objectSelects';
import type { Options } from '../common/forms/selects';
import { writeSchema } from '../common/forms/writeSchema';
import { canCreate } from '../common/model/capabilities';
import type { Entity } from '../common/model/entity';
import { readDraft } from '../common/model/recordInput';
import { catalogueOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { plainField, stepError, throwIfMisconfigured } from '../common/platform/fields';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { chosenObject } from './chosenObject';

/** Creates a record and emits it as stored. */
export async function createObject(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const entity = creatable(cfg);
  const identifying = identifiedBy(cfg, entity);
  const draft = readDraft(catalogueOf(cfg), entity, body, session.clock.nowMs());
  const record = await session.system.create(draft, { identifiedBy: identifying });
  await emitRecord(session, entity, record);
  session.stats.records++;
}

/** The field by which the record is searched before an unclear creation is repeated. */
function identifiedBy(cfg: Cfg, entity: Entity): string[] {
  const issues: string[] = [];
  const field = plainField('Field That Identifies the Object', cfg['lookBeforeRepeat'], issues);
  throwIfMisconfigured(issues);
  if (field !== undefined && !Object.hasOwn(identifyingFields(catalogueOf(cfg), entity), field)) {
    throw stepError([`"Field That Identifies the Object" ${field} is no such field of ${entity.plural}`]);
  }
  return field === undefined ? [] : [field];
}

const creatable = (cfg: Cfg): Entity => chosenObject(cfg, canCreate, 'created');

const run = inSession(createObject);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return creatableObjects(catalogueOf(cfg));
}

export async function getIdentifyingFields(cfg: Cfg): Promise<Options> {
  return identifyingFields(catalogueOf(cfg), creatable(cfg));
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const catalogue = catalogueOf(cfg);
  const entity = creatable(cfg);
  return { in: writeSchema(catalogue, entity, 'create'), out: recordSchema(catalogue, entity) };
}
