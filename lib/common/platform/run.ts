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

/** The work of a trigger or action on one message, independent of the platform. */
export type Handler = (session: Session, msg: Message, cfg: Cfg, snapshot: unknown) => Promise<void>;

/**
 * Creates the function that a module exports as `process`: it opens a session, calls the handler, and logs one line with the
 * run's counters, also after an error. Rejects with an error for the flow designer.
 *
 * A run that ends before its work is done hands its message back to the platform if that does no harm: when the repeated
 * message continues the work, or when the platform stops the process before the run has done anything.
 *
 * Never name it `process` in its module: that would hide Node's `process`.
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
        session.deadline.end();
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

/** Mappings can create a body that is a list; handlers need an object. */
function withBody(msg: Message): Message {
  const body: unknown = msg?.body ?? {};
  if (isDeeperThan(MAX_DEPTH, body)) {
    throw new InputError(`The incoming message is nested too deeply: at most ${MAX_DEPTH} levels are allowed.`);
  }
  if (isObject(body)) return { ...msg, body };
  throw new InputError('The incoming message must hold fields by their names; it is a list or a single value.');
}

/** The counters of the run. */
const summaryOf = ({ stats, system: { bucket }, clock }: Session, startedMs: number): RunSummary => ({
  ...stats,
  // Undefined is not logged: other systems have no drips.
  drips: bucket && stats.drips,
  highWaterDrips: bucket?.highWaterDrips,
  durationMs: clock.nowMs() - startedMs,
});
