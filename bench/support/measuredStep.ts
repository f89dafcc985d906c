import type { Cfg, Context, Message } from '../../lib/common/platform/context';
import { type Handler, inSession } from '../../lib/common/platform/run';
import { pollEntity } from '../../lib/triggers/pollEntity';

export interface Emitted {
  messages: number;
  records: number;
}

/** One run of the polling trigger whose messages go nowhere. */
export const pollToNowhere = (cfg: Cfg, onData?: (message: Message) => unknown): Promise<Emitted> =>
  runToNowhere(pollEntity, {}, cfg, onData);

/** One run of a function whose messages go nowhere. */
export async function runToNowhere(
  handler: Handler,
  body: Message['body'],
  cfg: Cfg,
  onData: (message: Message) => unknown = () => {},
): Promise<Emitted> {
  const emitted: Emitted = { messages: 0, records: 0 };
  const emit = async (event: string, payload: unknown) => {
    if (event !== 'data') return;
    const message = payload as Message;
    const { results } = message.body as { results?: readonly unknown[] };
    emitted.messages++;
    emitted.records += results?.length ?? 1;
    await onData(message);
  };
  const none = () => {};
  const context: Context = {
    logger: { debug: none, info: none, warn: none, error: none },
    emit: emit as Context['emit'],
    getApiClient: () => ({ tasks: { retrieveStep: notAsked }, accounts: { update: notAsked } }),
    getConfig: () => ({}),
  };
  await inSession(handler).call(context, { body }, cfg);
  return emitted;
}

const notAsked = async () => {
  throw new Error('The platform is not asked here');
};
