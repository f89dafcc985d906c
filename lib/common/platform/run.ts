import { vendorOf } from '../systems';
import { isDeeperThan, isObject, MAX_DEPTH } from '../util/collections';
import { DeadlineError, InputError } from '../util/errors';
import type { RunSummary } from '../util/stats';
import type { Cfg, Context, Message } from './context';
import { explainRun } from './explain';
import { withInteractiveTimeout } from './interactiveTimeout';
import { refuseWithoutRoom } from './outlet';
import { nodeRuntime, type Runtime } from './runtime';
import { openSession, type Session } from './session';

/** What a trigger or action does with one message, apart from the platform. */
export type Handler = (session: Session, msg: Message, cfg: Cfg, snapshot: unknown) => Promise<void>;

/**
 * The function that a module exports as `process`: opens a session, leaves the work to the handler, and logs one line on
 * what it took, also when it fails. Rejects with an error whose text is for the designer of a flow.
 *
 * A run that has to end before its work is done hands its message back to the platform, where that does no harm: it goes
 * on from there when the message comes again, or the process is told to stop and nothing has come of the message yet.
 *
 * Never name it `process` in its module: that would hide Node's `process` there.
 */
export function inSession(handler: Handler, runtime?: Runtime) {
  return async function run(this: Context, msg: Message, cfg: Cfg, snapshot?: unknown): Promise<void> {
    const { clock, env } = runtime ?? nodeRuntime;
    const opened: { session?: Session } = {};
    const work = async () => {
      const session = await openSession(this, cfg, runtime, msg);
      opened.session = session;
      const startedMs = session.clock.nowMs();
      try {
        await refuseWithoutRoom(session);
        await handler(session, withBody(msg), cfg, snapshot).catch(handBack(session));
      } finally {
        session.log.info('Run: %j', summaryOf(session, startedMs));
      }
    };
    try {
      await (env['ELASTICIO_FLOW_TYPE'] === 'debug'
        ? withInteractiveTimeout(clock, { what: 'The sample', vendor: vendorOf(cfg) }, work)
        : work());
    } catch (error) {
      throw explainRun(error, cfg, opened.session);
    }
  };
}

const handBack =
  ({ deadline, emit, log, conceal }: Session) =>
  async (error: unknown): Promise<void> => {
    const isHandedBack =
      error instanceof DeadlineError && (error.isStop || (deadline.isResumable && !error.isAfterFailure));
    if (!isHandedBack) throw error;
    log.info('The message is handed back: %s', error.message);
    await emit('rebound', conceal(error.message));
  };

/** Mappings can make a message whose body is a list; every handler reads fields by their names. */
function withBody(msg: Message): Message {
  const body: unknown = msg?.body ?? {};
  if (isDeeperThan(MAX_DEPTH, body)) {
    throw new InputError(`The incoming message is nested too deeply: at most ${MAX_DEPTH} levels are allowed.`);
  }
  if (isObject(body)) return { ...msg, body };
  throw new InputError('The incoming message must hold fields by their names; it is a list or a single value.');
}

/** What the run did and what it took. */
const summaryOf = ({ stats, system: { bucket }, clock }: Session, startedMs: number): RunSummary => ({
  ...stats,
  // Undefined is not logged: other systems count no drips.
  drips: bucket && stats.drips,
  highWaterDrips: bucket?.highWaterDrips,
  durationMs: clock.nowMs() - startedMs,
});
