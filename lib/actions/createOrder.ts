import { answering } from '../common/platform/answering';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, flagField, throwIfMisconfigured } from '../common/platform/fields';
import { newMessage } from '../common/platform/newMessage';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import { shopField, shopOptions, withShop } from '../common/platform/shops';
import type { Forms } from '../common/systems/services';

/**
 * Creates a purchase order with its lines, or continues the one with the message's `refNum`, and emits it with the result of
 * each line. A run that would take too long hands its message back and continues with the repeated message.
 */
export async function createOrder(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { shopID, ...settings } = readStep(cfg);
  const outcome = await serviceOf(session, 'orders').place(withShop(msg.body, shopID), settings);
  await ('unfinished' in outcome
    ? session.emit('rebound', outcome.unfinished)
    : session.emit('data', newMessage(outcome.result)));
}

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

const run = inSession(createOrder);

export { run as process };

export const getShops = answering((session) => shopOptions(session, SHOP_OF_MESSAGE));

const SHOP_OF_MESSAGE = 'The shop of each message';

export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  return formsOf(cfg, 'order')({ hasShop: shopField(cfg, []) !== undefined });
}
