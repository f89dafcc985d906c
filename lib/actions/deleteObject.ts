import type { FormSchema } from '../common/forms/fieldSchema';
import { deletableObjects } from '../common/forms/objectSelects';
import type { Options } from '../common/forms/selects';
import { refSchema } from '../common/forms/writeSchema';
import { canDelete } from '../common/model/capabilities';
import type { Entity } from '../common/model/entity';
import type { RecordRef } from '../common/model/query';
import { readRef } from '../common/model/recordInput';
import { catalogueOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, throwIfMisconfigured } from '../common/platform/fields';
import { NOTHING_TO_SHOW } from '../common/platform/messages';
import { newMessage } from '../common/platform/newMessage';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { InputError, NotFoundError } from '../common/util/errors';
import { chosenObject } from './chosenObject';

/** Archives or deletes a record, as the system does with such objects, and emits the outcome. */
export async function deleteObject(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const whenNotFound = readWhenNotFound(cfg);
  const ref = readRef(catalogueOf(cfg), deletable(cfg), body);
  const removed = await session.system.remove(ref);
  if (removed) {
    const { id, archived } = removed;
    await session.emit('data', newMessage({ id, outcome: archived ? 'archived' : 'deleted' }));
    session.stats.records++;
  } else {
    await emitNotFound(session, ref, whenNotFound);
  }
}

type WhenNotFound = 'emitEmpty' | 'throwError' | 'emitNothing';

function readWhenNotFound(cfg: Cfg): WhenNotFound {
  const issues: string[] = [];
  const choices = ['emitEmpty', 'throwError', 'emitNothing'] as const;
  const choice = choiceField('When Object Is Not Found', cfg['whenNotFound'], choices, issues);
  throwIfMisconfigured(issues);
  return choice;
}

async function emitNotFound({ emit, isSample }: Session, { entity, id }: RecordRef, how: WhenNotFound): Promise<void> {
  if (how === 'throwError') throw new NotFoundError(`${entity.label} ${id} is not found.`);
  if (how === 'emitEmpty') await emit('data', newMessage({}));
  if (how === 'emitNothing' && isSample) throw new InputError(NOTHING_TO_SHOW);
}

const deletable = (cfg: Cfg): Entity => chosenObject(cfg, canDelete, 'deleted');

const run = inSession(deleteObject);

export { run as process };

export async function getObjectTypes(cfg: Cfg): Promise<Options> {
  return deletableObjects(catalogueOf(cfg));
}

export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  return { in: refSchema(catalogueOf(cfg), deletable(cfg)), out: OUT };
}

const OUT: FormSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', title: 'ID' },
    outcome: {
      type: 'string',
      title: 'Outcome',
      enum: ['archived', 'deleted'],
      help: { description: 'archived objects still exist, deleted ones do not' },
    },
  },
};
