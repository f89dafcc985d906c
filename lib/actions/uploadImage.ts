import type { Cfg, Message } from '../common/platform/context';
import { emitRecord } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import type { Forms } from '../common/systems/services';

/** Uploads the image behind a link and emits its record. */
export async function uploadLinkedImage(session: Session, { body }: Message): Promise<void> {
  const { entity, record } = await serviceOf(session, 'images').upload(body, session.files.open);
  await emitRecord(session, entity, record);
  session.stats.records++;
}

const run = inSession(uploadLinkedImage);

export { run as process };

export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  return formsOf(cfg, 'image')();
}
