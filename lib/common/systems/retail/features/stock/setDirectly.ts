import type { VendorRecord } from '../../../../model/query';
import { mapConcurrent } from '../../../../util/async';
import { groupBy, isObject } from '../../../../util/collections';
import type { Deadline } from '../../../../util/deadline';
import {
  appendMessage,
  DeadlineError,
  InputError,
  LightspeedError,
  NotFoundError,
  UnavailableError,
} from '../../../../util/errors';
import type { System } from '../../../system';
import { item } from '../../catalogue/item';
import { failedResult, type ResolvedStockLine, type StockResult, setResult } from './stockResults';

type Stock = Pick<System, 'get' | 'update'>;

const CONCURRENCY = 20;

/** This many items in a row that Lightspeed could not take are an outage. */
const OUTAGE_AFTER = 3;

/**
 * Writes quantities into the stock levels of the items, all shops of an item with one request. A level is named by its
 * shop, so nothing has to be read before, levels that do not exist yet come into being, and a repeated request sets the
 * same quantity once more. The answer is compared with the requested quantities.
 *
 * Source: vendor's tutorial Inventory, changelog 2025.06.06.
 */
export async function setDirectly(
  lines: readonly ResolvedStockLine[],
  system: Stock,
  deadline: Deadline,
): Promise<StockResult[]> {
  const results: StockResult[] = [];
  let outagesInARow = 0;
  const work = async (ofItem: readonly ResolvedStockLine[]) => {
    const { done, outage } = await setItem(ofItem, system);
    for (const each of done) results.push(each);
    outagesInARow = outage ? outagesInARow + 1 : 0;
    if (outage && outagesInARow >= OUTAGE_AFTER) throw outage;
  };
  const items = [...groupBy(lines, ({ itemID }) => itemID).values()];
  const notStarted = await mapConcurrent(
    items,
    { concurrency: CONCURRENCY, hasTime: () => !deadline.isOver() },
    work,
  ).catch((error: unknown) => {
    const set = results.filter(({ status }) => status === 'set').length;
    throw error instanceof LightspeedError
      ? appendMessage(error, `${set} of ${lines.length} quantities are known to be set.`)
      : error;
  });
  return [...results, ...notStarted.flat().map((line) => failedResult(line, NO_TIME))];
}

const NO_TIME = 'not sent, because there are too many items for one run; use the method Inventory Count for so many';

interface ItemResult {
  readonly done: readonly StockResult[];
  /** Lightspeed could not take it, for which the item may not be the reason. */
  readonly outage?: UnavailableError;
}

async function setItem(lines: readonly ResolvedStockLine[], system: Stock): Promise<ItemResult> {
  try {
    return { done: await write(lines, system) };
  } catch (error) {
    if (error instanceof DeadlineError) {
      if (error.isStop) throw error;
      return { done: lines.map((line) => failedResult(line, NO_TIME)) };
    }
    if (error instanceof UnavailableError) return { done: failed(lines, error), outage: error };
    if (!(error instanceof InputError || error instanceof NotFoundError)) throw error;
    if (lines.length === 1 || error instanceof NotFoundError) return { done: failed(lines, error) };
  }
  // One wrong shop makes Lightspeed refuse all of them: each by itself, the others pass.
  const attempts: ItemResult[] = [];
  for (const line of lines) attempts.push(await setItem([line], system));
  const outage = attempts.find((attempt) => attempt.outage)?.outage;
  return { done: attempts.flatMap(({ done }) => done), ...(outage && { outage }) };
}

const failed = (lines: readonly ResolvedStockLine[], { message }: Error) =>
  lines.map((line) => failedResult(line, message));

async function write(lines: readonly ResolvedStockLine[], system: Stock): Promise<StockResult[]> {
  const ref = { entity: item, id: lines[0]?.itemID ?? '' };
  const rows = lines.map(({ shopID, quantity }) => ({ shopID, qoh: quantity }));
  const written = await system.update(ref, { ItemShops: { ItemShop: rows } });
  // The answer brings the levels along in the vendor's samples; no page promises it.
  const levels = levelsOf(written) ?? levelsOf(await system.get(ref, { relations: ['ItemShops'] })) ?? [];
  return lines.map((line) => {
    const level = levels.find(({ shopID }) => String(shopID) === line.shopID);
    return Number(level?.['qoh']) === line.quantity ? setResult(line) : failedResult(line, NOT_TAKEN);
  });
}

const NOT_TAKEN = 'Lightspeed accepted the quantity, but shows another one';

function levelsOf(record: VendorRecord | undefined): VendorRecord[] | undefined {
  const { ItemShops: levels } = record ?? {};
  const list = isObject(levels) ? levels['ItemShop'] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : undefined;
}
