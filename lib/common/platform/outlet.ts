import { isObject } from '../util/collections';
import { InputError, UnavailableError } from '../util/errors';
import type { Context, Emit, Message } from './context';
import { ENVELOPE_BYTES, jsonBytes, MAX_BODY_BYTES, messageRoom, sendingRules } from './messageRoom';

/** Where everything leaves that a run sends to the platform. */
export interface Outlet {
  /**
   * As the step's own `emit`, but it fails when the sailor did not take something. The sailor itself drops a message that
   * is too large, counts an error and resolves: a snapshot behind that would pass over what was lost.
   *
   * Rejects with an InputError when a message is too large, before it is sent, and with an UnavailableError once the
   * sailor has counted an error in this run.
   */
  readonly emit: Emit;
  /**
   * Greatest JSON of a body, in bytes, that the platform takes from this run. It depends on whether the step has
   * passthrough, for which the platform is asked only when it matters to a body of `wantedBytes`.
   */
  bodyLimit(wantedBytes: number): Promise<number>;
}

/** @param incoming the message that the run works on: with passthrough its parts are sent on */
export function createOutlet(context: Context, incoming: unknown): Outlet {
  const roomWith = (passthrough: boolean) => messageRoom(sendingRules(configOf(context), passthrough), incoming);
  const bodyLimit = async (wantedBytes: number) => {
    const leastBytes = roomWith(true);
    return wantedBytes <= leastBytes || (await hasPassthrough(context)) ? leastBytes : roomWith(false);
  };
  const emit = async (event: keyof typeof WHAT, payload: never) => {
    refuseAfterLoss(context, 'what it sent before');
    if (event === 'data') await refuseTooLarge(payload, bodyLimit);
    const taken = await (context.emit as (event: string, payload: never) => Promise<unknown>)(event, payload);
    refuseAfterLoss(context, WHAT[event]);
    return taken;
  };
  return { emit: emit as Emit, bodyLimit };
}

const WHAT = {
  data: 'a message',
  snapshot: 'the snapshot',
  rebound: 'the message that it handed back',
  updateKeys: 'renewed tokens',
};

/**
 * Before anything is written that could not be told afterwards.
 *
 * @throws InputError when the results of earlier steps leave no room for this one's
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

/** Begins the sentence on what no message can hold. */
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

/** A container's settings stand for its step, whose passthrough cannot change while it runs. */
const passthroughs = new WeakMap<object, Promise<boolean>>();

/** Assumes passthrough where the platform does not tell: what is sent in smaller parts arrives in any case. */
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
