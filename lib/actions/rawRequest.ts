import type { Cfg, Message } from '../common/platform/context';
import { flagField } from '../common/platform/fields';
import { emitBody } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import type { Forms } from '../common/systems/services';
import { concealedValue } from '../common/util/redact';

/** Sends the request that the message describes, and emits the answer. */
export async function rawRequest(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const settings = { acceptsNotFound: flagField(cfg['doNotThrow404']) };
  const answer = await serviceOf(session, 'raw').send(body, settings);
  const concealed = Object.entries(answer).map(([name, value]) => [name, concealedValue(value, session.conceal)]);
  await emitBody(
    session,
    Object.fromEntries(concealed),
    'The answer',
    `Ask ${session.vendor} for less, for example with a smaller limit`,
  );
}

const run = inSession(rawRequest);

export { run as process };

export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  return formsOf(cfg, 'raw')();
}
