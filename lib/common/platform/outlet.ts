import { isObject } from '../util/collections';
import { InputError, UnavailableError } from '../util/errors';
import type { Context, Emit, Message } from './context';
import { maxJsonBytes } from './jsonBound';
import { ENVELOPE_BYTES, jsonBytes, MAX_BODY_BYTES, messageRoom, sendingRules } from './messageRoom';

/** Sends everything that a run emits to the platform. */
export interface Outlet {
  /**
   * Like the step's own `emit`, but it rejects when the sailor did not accept something. The sailor itself drops a message
   * that is too large, counts an error and resolves: a later snapshot would skip the lost records.
   *
   * Rejects with an InputError before a message that is too large is sent, and with an UnavailableError when the sailor has
   * counted an error in this run.
   */
  readonly emit: Emit;
  /**
   * Maximum JSON size of a body, in bytes, that the platform accepts from this run. It depends on the step's passthrough;
   * the platform is asked for that only if it matters for a body of `wantedBytes`.
   */
  bodyLimit(wantedBytes: number): Promise<number>;
  /**
   * Whether a body is small enough in any case; if not it has to be measured.
   *
   * @param maxBytes its JSON has no more bytes; default: what a quick look tells
   */
  surelyFits(body: object, maxBytes?: number): boolean;
}

/** @param incoming the message of the run: with passthrough its parts are sent again */
export function createOutlet(context: Context, incoming: unknown): Outlet {
  // Measuring the incoming message for each of those that go out would take longer than sending them.
  const rooms = new Map<boolean, number>();
  const roomWith = (passthrough: boolean) => {
    const room = rooms.get(passthrough) ?? messageRoom(sendingRules(configOf(context), passthrough), incoming);
    rooms.set(passthrough, room);
    return room;
  };
  const fitting = new WeakSet<object>();
  const surelyFits = (body: object, maxBytes = maxJsonBytes(body)) => {
    const fits = maxBytes <= roomWith(true);
    if (fits) fitting.add(body);
    return fits;
  };
  const bodyLimit = async (wantedBytes: number) => {
    const minBytes = roomWith(true);
    return wantedBytes <= minBytes || (await hasPassthrough(context)) ? minBytes : roomWith(false);
  };
  const emit = async (event: keyof typeof WHAT, payload: never) => {
    refuseAfterLoss(context, 'what it sent before');
    if (event === 'data' && !fitting.has((payload as Message).body)) await refuseTooLarge(payload, bodyLimit);
    const taken = await (context.emit as (event: string, payload: never) => Promise<unknown>)(event, payload);
    refuseAfterLoss(context, WHAT[event]);
    return taken;
  };
  return { emit: emit as Emit, bodyLimit, surelyFits };
}

const WHAT = {
  data: 'a message',
  snapshot: 'the snapshot',
  rebound: 'the message that it handed back',
  updateKeys: 'renewed tokens',
};

/**
 * To be called before the run writes anything: without space it could not emit the result.
 *
 * @throws InputError when the results of earlier steps leave no space for this one's
 */
export async function refuseWithoutRoom({ bodyLimit }: Outlet): Promise<void> {
  if ((await bodyLimit(MIN_ROOM_BYTES)) >= MIN_ROOM_BYTES) return;
  throw new InputError(
    'The results of earlier steps leave no room for the result of this one: with passthrough the platform sends them ' +
      'all in one message. Switch passthrough off for this step, or let earlier steps emit less at a time.',
  );
}

/** A record with some linked objects. */
const MIN_ROOM_BYTES = 100_000;

async function refuseTooLarge(message: Message, bodyLimit: Outlet['bodyLimit']): Promise<void> {
  const bytes = jsonBytes(message) - ENVELOPE_BYTES;
  const limitBytes = await bodyLimit(bytes);
  if (bytes > limitBytes) throw new InputError(`${tooLarge('The result', bytes, limitBytes)}.`);
}

/** Start of the error text for a body that is too large. */
export function tooLarge(what: string, bytes: number, limitBytes: number): string {
  const most = `at most ${Math.floor(limitBytes / 1e5) / 10} MB`;
  const why =
    limitBytes < MAX_BODY_BYTES
      ? ' in this step; with passthrough the platform sends a result twice and adds those of earlier steps'
      : '';
  return `${what} is too large for a message of the platform (${(bytes / 1e6).toFixed(1)} MB, ${most}${why})`;
}

function refuseAfterLoss({ errorCount }: Context, what: string): void {
  if (!errorCount) return;
  throw new UnavailableError(
    `The platform did not take ${what} from this step; its own error beside this one tells why. ` +
      'The step stops here, so that no snapshot passes over what was lost.',
  );
}

const configOf = (context: Context) => context.getConfig?.() ?? {};

/** By the settings of the container: a step's passthrough cannot change while it runs. */
const passthroughs = new WeakMap<object, Promise<boolean>>();

/** True when the platform does not answer: smaller messages arrive in any case. */
function hasPassthrough(context: Context): Promise<boolean> {
  const config = configOf(context);
  const known = passthroughs.get(config);
  if (known) return known;
  const asked = askForPassthrough(context).catch(() => {
    passthroughs.delete(config);
    return true;
  });
  passthroughs.set(config, asked);
  return asked;
}

async function askForPassthrough(context: Context): Promise<boolean> {
  const { FLOW_ID: flowId, STEP_ID: stepId } = configOf(context);
  if (typeof flowId !== 'string' || typeof stepId !== 'string') return false;
  const step = await context.getApiClient().tasks.retrieveStep(flowId, stepId);
  return isObject(step) && step['is_passthrough'] === true;
}
