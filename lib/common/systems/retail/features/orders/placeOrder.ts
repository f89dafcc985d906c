import type { VendorRecord } from '../../../../model/query';
import { formatTime } from '../../../../model/times';
import { appendMessage, InputError, LightspeedError } from '../../../../util/errors';
import { isGiven } from '../../../../util/given';
import { order } from '../../catalogue/order';
import type { RetailSystem } from '../../system';
import { createMissing, type FamilyDeps, type Fate, type Fates } from '../children/createAll';
import { findItems } from '../items/findItems';
import { type OpenOrder, openOrder, refNumOf } from './openOrder';
import type { OrderInput } from './orderInput';
import { orderLines } from './orderLines';

export interface OrderDeps extends FamilyDeps {
  readonly system: RetailSystem;
}

/** A purchase order of which every line is there or has failed. */
export interface PlacedOrder extends LineResults {
  readonly order: VendorRecord;
}

/** The run had to end before all lines were sent. */
export interface UnfinishedOrder {
  /** How far it got, in words. */
  readonly unfinished: string;
  /** The same message finds the order again, by its `refNum`. */
  readonly canGoOn: boolean;
}

/**
 * Creates a purchase order with its lines, each line exactly once, also when the same message comes again after
 * whatever kind of failure: with a `refNum` the order is found and only what it lacks is created. When all lines are
 * there the dates follow, and with them the order's status.
 *
 * An item that cannot be found and a line that the vendor refuses do not stop the others. Errors tell how far it got.
 * Source: vendor's tutorial Inventory, pages Order and OrderLine.
 */
export async function placeOrder(
  input: OrderInput,
  { markOrdered }: { readonly markOrdered: boolean },
  deps: OrderDeps,
): Promise<PlacedOrder | UnfinishedOrder> {
  const { system } = deps;
  const ready = await readyLines(input, system);
  const opened = await openOrder(system, input.fields, deps);
  const children = ready.flatMap(({ child }) => (child ? [child] : []));
  const { fates, stop } = await createMissing(children, orderLines(system, opened.orderID), opened, deps);
  const progress = progressOf(opened, fates, input);
  if (stop === 'timeUp') return { unfinished: progress, canGoOn: refNumOf(input.fields) !== undefined };
  if (stop) throw appendMessage(stop, progress);
  const results = lineResults(ready, fates);
  const dates =
    results.failed > 0 ? {} : missingDates(opened, { ...(markOrdered && today(opened, deps)), ...input.dates });
  const stored = await finish(opened, dates, system).catch((error: unknown) => {
    throw error instanceof LightspeedError ? appendMessage(error, progress) : error;
  });
  return { order: stored, ...results };
}

/** The lines with their items. An order of which no line has one is not begun. */
async function readyLines({ lines }: OrderInput, system: RetailSystem): Promise<ReadyLine[]> {
  const named = await findItems(system, lines);
  if (named.every(({ fault }) => fault !== undefined)) {
    throw new InputError(`The purchase order was not created: ${named[0]?.fault}, and so it is with every other line.`);
  }
  return named.map(({ itemID, fault, fields }) =>
    fault === undefined ? { itemID, child: { itemID, ...fields } } : { fault },
  );
}

const today = ({ aheadMs }: OpenOrder, { clock }: OrderDeps): VendorRecord => ({
  orderedDate: formatTime(clock.nowMs() + aheadMs),
});

/** A date that the order has is kept, so that a repeated message does not move it. */
const missingDates = ({ record }: OpenOrder, dates: VendorRecord): VendorRecord =>
  Object.fromEntries(Object.entries(dates).filter(([name]) => !isGiven(record[name])));

/** The order as stored, with the totals of its lines. */
async function finish(
  { orderID, record }: OpenOrder,
  dates: VendorRecord,
  system: RetailSystem,
): Promise<VendorRecord> {
  const ref = { entity: order, id: orderID };
  if (Object.keys(dates).length > 0) return system.update(ref, dates);
  return (await system.get(ref)) ?? record;
}

function progressOf({ orderID }: OpenOrder, fates: Fates, { lines, fields }: OrderInput): string {
  const there = [...fates.values()].filter(({ status }) => status !== 'failed').length;
  const next =
    refNumOf(fields) !== undefined
      ? 'The same message, sent again, goes on from there.'
      : 'As the message has no "refNum", it would create another order when it is sent again.';
  return `Purchase order ${orderID} has ${there} of its ${lines.length} lines. ${next}`;
}

/** What became of one line of the message. */
export interface LineResult {
  /** Position in `lines` of the message, from 0. */
  readonly index: number;
  readonly itemID?: string;
  readonly orderLineID?: string;
  /** `found`: it was there before. */
  readonly status: Fate['status'];
  readonly error?: string;
}

/** A line as it is sent, or why it is not: its item is not known. */
export type ReadyLine =
  | { readonly itemID: string; readonly child: VendorRecord; readonly fault?: undefined }
  | { readonly child?: undefined; readonly fault: string };

export interface LineResults {
  readonly lines: readonly LineResult[];
  readonly created: number;
  readonly found: number;
  readonly failed: number;
}

/** The results of the lines, in the message's order. Every line that was sent must have its fate. */
export function lineResults(ready: readonly ReadyLine[], fates: Fates): LineResults {
  const lines = ready.map((line, index): LineResult => {
    if (line.fault !== undefined) return { index, status: 'failed', error: line.fault };
    const { itemID, child } = line;
    const fate = fates.get(child);
    if (!fate) throw new Error(`Line ${index + 1} was forgotten`);
    return fate.status === 'failed'
      ? { index, itemID, status: fate.status, error: fate.error.message }
      : { index, itemID, orderLineID: fate.id, status: fate.status };
  });
  const count = (status: Fate['status']) => lines.filter((line) => line.status === status).length;
  return { lines, created: count('created'), found: count('found'), failed: count('failed') };
}
