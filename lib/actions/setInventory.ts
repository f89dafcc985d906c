import { answering } from '../common/platform/answering';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, throwIfMisconfigured } from '../common/platform/fields';
import { newMessage } from '../common/platform/newMessage';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import { eachWithShop, shopField, shopOptions } from '../common/platform/shops';
import type { Forms, StockMethod } from '../common/systems/services';

/**
 * Sets the stock of items and emits the result of each. A count that would take too long hands its message back and continues
 * with the repeated message.
 */
export async function setInventory(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { method, shopID } = readStep(cfg);
  const body = { ...msg.body, items: eachWithShop(msg.body['items'], shopID) };
  const outcome = await serviceOf(session, 'stock').set(body, { method, messageId: msg.id });
  await ('unfinished' in outcome
    ? session.emit('rebound', outcome.unfinished)
    : session.emit('data', newMessage(outcome.result)));
}

function readStep(cfg: Cfg) {
  const issues: string[] = [];
  const method = choiceField<StockMethod>('Method', cfg['method'], ['direct', 'count'], issues);
  const shopID = shopField(cfg, issues);
  throwIfMisconfigured(issues);
  return { method, shopID };
}

const run = inSession(setInventory);

export { run as process };

export const getShops = answering((session) => shopOptions(session, SHOP_OF_ITEM));

const SHOP_OF_ITEM = 'The shop of each item';

export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  const { method, shopID } = readStep(cfg);
  return formsOf(cfg, 'stock')({ method, hasShop: shopID !== undefined });
}
