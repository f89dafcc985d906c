import { newMessageWithBody } from 'elasticio-node/lib/messages';
import { answering } from '../common/platform/answering';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, flagField, throwIfMisconfigured } from '../common/platform/fields';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { shopField, shopOptions, withShop } from '../common/platform/shops';
import { refNumOf } from '../common/systems/retail/features/orders/openOrder';
import { type OrderForms, orderForms } from '../common/systems/retail/features/orders/orderForm';
import { readOrderInput } from '../common/systems/retail/features/orders/orderInput';
import {
  type PlacedOrder,
  placeOrder,
  type UnfinishedOrder,
} from '../common/systems/retail/features/orders/placeOrder';
import { InputError, UnavailableError } from '../common/util/errors';

/**
 * Creates a purchase order with its lines, or goes on with the one that has the message's `refNum`, and emits it with
 * what became of each line. A run that would last too long hands its message back and goes on when it comes again.
 */
export async function createOrder(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { markOrdered, whenLinesFail, shopID } = readStep(cfg);
  const { system, clock, stats, settings, deadline, earlierRunMs } = session;
  const input = readOrderInput(withShop(msg.body, shopID));
  const deps = { system, clock, stats, tries: settings.tries, deadline, earlierRunMs };
  if (refNumOf(input.fields) !== undefined) deadline.resume();
  const outcome = await oneByOne(session, refNumOf(input.fields), () => placeOrder(input, { markOrdered }, deps));
  if ('unfinished' in outcome) {
    if (!outcome.canGoOn) throw new UnavailableError(`There are too many lines for one run. ${outcome.unfinished}`);
    await session.emit('rebound', outcome.unfinished);
    return;
  }
  stats.records += outcome.created;
  if (outcome.failed > 0 && whenLinesFail === 'fail') throw incomplete(outcome);
  await session.emit('data', newMessageWithBody({ ...outcome }));
}

/** Two messages with the same number may be in work at once: the second has to find what the first has created. */
const oneByOne = (
  { inTurn }: Session,
  refNum: string | undefined,
  place: () => Promise<PlacedOrder | UnfinishedOrder>,
) => (refNum === undefined ? place() : inTurn(`order ${refNum}`, place));

function readStep(cfg: Cfg) {
  const issues: string[] = [];
  const step = {
    shopID: shopField(cfg, issues),
    markOrdered: flagField(cfg['markOrdered']),
    whenLinesFail: choiceField('When Lines Fail', cfg['whenLinesFail'], ['fail', 'emitPartial'], issues),
  };
  throwIfMisconfigured(issues);
  return step;
}

/** How many lines an error names. */
const MAX_NAMED = 20;

function incomplete({ order, lines, failed }: PlacedOrder): InputError {
  const named = lines.flatMap(({ index, error }) => (error === undefined ? [] : [`line ${index + 1}: ${error}`]));
  const more = failed > MAX_NAMED ? [`and ${failed - MAX_NAMED} more`] : [];
  return new InputError(
    `Purchase order ${order['orderID']} lacks ${failed} of its ${lines.length} lines: ` +
      `${[...named.slice(0, MAX_NAMED), ...more].join('; ')}`,
  );
}

const run = inSession(createOrder);

export { run as process };

export const getShops = answering((session) => shopOptions(session, SHOP_OF_MESSAGE));

const SHOP_OF_MESSAGE = 'The shop of each message';

export async function getMetaModel(cfg: Cfg): Promise<OrderForms> {
  return orderForms(shopField(cfg, []) !== undefined);
}
