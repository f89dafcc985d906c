import { randomUUID } from 'node:crypto';
import { newMessageWithBody } from 'elasticio-node/lib/messages';
import { answering } from '../common/platform/answering';
import type { Cfg, Message } from '../common/platform/context';
import { choiceField, throwIfMisconfigured } from '../common/platform/fields';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { eachWithShop, shopField, shopOptions } from '../common/platform/shops';
import { setStock } from '../common/systems/retail/features/stock/setStock';
import { type StockForms, stockForms } from '../common/systems/retail/features/stock/stockForm';
import { readStockInput, type StockMethod } from '../common/systems/retail/features/stock/stockInput';
import { refuseWhenStopped } from '../common/util/deadline';
import { UnavailableError } from '../common/util/errors';

/**
 * Sets how many of each item are in stock, and emits what became of each. A count that would last too long hands its
 * message back and goes on when it comes again.
 */
export async function setInventory(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { method, shopID } = readStep(cfg);
  const { system, clock, stats, settings, deadline, earlierRunMs } = session;
  const input = readStockInput({ ...msg.body, items: eachWithShop(msg.body['items'], shopID) }, method);
  const name = input.name ?? (msg.id && `Flow message ${msg.id}`);
  const deps = { system, clock, stats, tries: settings.tries, deadline, earlierRunMs };
  if (method === 'count' && name) deadline.resume();
  const countName = name ?? `Flow message ${randomUUID()}`;
  const set = () => setStock(input, { method, countName }, deps);
  // The same message may be in work twice at once: the second has to find the count of the first.
  const outcome = await (method === 'count' ? session.inTurn(`count ${countName}`, set) : set());
  if (!outcome) {
    if (!name) throw new UnavailableError(TOO_MANY);
    await session.emit(
      'rebound',
      'There are too many items for one run: the count goes on when the message comes again.',
    );
    return;
  }
  // Quantities that were set may be set again, so the message may come again for those that were not.
  if (outcome.failed > 0) refuseWhenStopped(deadline);
  stats.records += outcome.succeeded;
  await session.emit('data', newMessageWithBody({ ...outcome }));
}

const TOO_MANY =
  'There are too many items for one run. Give the count a "name", by which it is found again, or send fewer items at a time. Counts that were not reconciled have changed no stock.';

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

export async function getMetaModel(cfg: Cfg): Promise<StockForms> {
  const { method, shopID } = readStep(cfg);
  return stockForms(method, shopID !== undefined);
}
