import messagesDB from 'elasticio-sailor-nodejs/lib/messagesDB';
import type { Cfg, Context, Emit, Message } from '../../lib/common/platform/context';
import { type Handler, inSession } from '../../lib/common/platform/run';
import type { Runtime } from '../../lib/common/platform/runtime';
import type { EmulatedStep } from './emulatedStep';

/** What the broker and the platform say of a message beside its content. */
export interface Delivery {
  readonly redelivered: boolean;
  /** How often it was handed back, and when for the last time. */
  readonly reboundIteration?: number;
  readonly end?: number;
}

/** A process of the platform that runs a step, until it is killed. It shares nothing with others but the vendor. */
export interface CrashingProcess {
  /**
   * Runs the action on a message as the platform delivers it, and tells whether it was handed back; never settles once the
   * process is dead.
   */
  deliver(handler: Handler, message: Message, cfg: Cfg, delivery: Delivery): Promise<'done' | 'handedBack'>;
  /** As `kill -9`: requests on their way still reach the vendor, their answers are lost. */
  kill(): void;
}

const NEVER = new Promise<never>(() => {});

let processes = 0;

export function startProcess(step: EmulatedStep): CrashingProcess {
  const number = ++processes;
  let dead = false;
  const alive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (dead) return NEVER;
    const result = await work().catch((error: unknown) => (dead ? NEVER : Promise.reject(error)));
    return dead ? NEVER : result;
  };
  const runtime: Runtime = {
    ...step.runtime,
    transportTo(origin, settings) {
      const { send } = step.runtime.transportTo(origin, settings);
      return { send: (request) => alive(() => send(request)) };
    },
  };
  return {
    async deliver(handler, message, cfg, { redelivered, ...headers }) {
      const messageId = `${message.id}`;
      messagesDB.addMessage(messageId, { fields: { redelivered }, properties: { headers: { messageId, ...headers } } });
      let end: 'done' | 'handedBack' = 'done';
      const emit = ((event: 'data', payload: Message) => {
        if ((event as string) === 'rebound') end = 'handedBack';
        return alive(() => step.context.emit(event, payload));
      }) as Emit;
      const context: Context = {
        ...step.context,
        emit,
        logger: Object.assign({}, step.context.logger, { child: () => ({ fields: { messageId } }) }),
      };
      // What one process remembers of a client or a credential, no other one knows.
      const own = { clientId: `${step.cfg['clientId']}-${number}`, _account: `${step.cfg['_account']}-${number}` };
      await inSession(handler, runtime).call(context, message, { ...step.cfg, ...cfg, ...own });
      messagesDB.deleteMessage(messageId);
      return end;
    },
    kill() {
      dead = true;
    },
  };
}
