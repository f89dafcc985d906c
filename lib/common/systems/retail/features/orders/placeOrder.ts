import type { ChildResult, ChildResults } from '../../../../children/childCollection';
import { createAll } from '../../../../children/createAll';
import type { VendorRecord } from '../../../../model/query';
import { formatTime } from '../../../../model/times';
import { appendMessage, InputError, LightspeedError } from '../../../../util/errors';
import { isGiven } from '../../../../util/given';
import { order } from '../../catalogue/order';
import type { ParentContext, RetailSystem } from '../../system';
import { findItems } from '../items/findItems';
import { type OpenOrder, openOrder, refNumOf } from './openOrder';
import type { OrderInput } from './orderInput';
import { orderLines } from './orderLines';

/** A purchase order, each of whose lines exists or has failed. */
export interface PlacedOrder extends LineResults {
  readonly order: VendorRecord;
}

/** The run had to end before all lines were sent. */
export interface UnfinishedOrder {
  /** The progress, in words. */
  readonly unfinished: string;
  /** The same message finds the order again by its `refNum`. */
  readonly canGoOn: boolean;
}

/**
 * Creates a purchase order with its lines, each line exactly once, also when the same message comes again after any
 * failure: with a `refNum` the order is found and only the missing lines are created. When all lines exist, the dates are
 * set, which change the order's status.
 *
 * An item that cannot be found and a line that the vendor refuses do not stop the others. Errors tell the progress.
 * Source: vendor's tutorial Inventory, pages Order and OrderLine.
 */
export async function placeOrder(
  input: OrderInput,
  { markOrdered }: { readonly markOrdered: boolean },
  context: ParentContext,
): Promise<PlacedOrder | UnfinishedOrder> {
  const { system } = context;
  const ready = await resolveLines(input, system);
  const opened = await openOrder(system, input.fields, context);
  const children = ready.flatMap(({ child }) => (child ? [child] : []));
  const { results, stop } = await createAll(children, orderLines(system, opened.orderID), opened, context);
  const progress = progressOf(opened, results, input);
  if (stop === 'timeUp') return { unfinished: progress, canGoOn: refNumOf(input.fields) !== undefined };
  if (stop) throw appendMessage(stop, progress);
  const lines = lineResults(ready, results);
  const dates =
    lines.failed > 0 ? {} : missingDates(opened, { ...(markOrdered && today(opened, context)), ...input.dates });
  const stored = await finish(opened, dates, system).catch((error: unknown) => {
    throw error instanceof LightspeedError ? appendMessage(error, progress) : error;
  });
  return { order: stored, ...lines };
}

/** Finds the items of the lines. An order without a single known item is not created. */
async function resolveLines({ lines }: OrderInput, system: RetailSystem): Promise<ResolvedOrderLine[]> {
  const named = await findItems(system, lines);
  if (named.every(({ issue }) => issue !== undefined)) {
    throw new InputError(`The purchase order was not created: ${named[0]?.issue}, and so it is with every other line.`);
  }
  return named.map(({ itemID, issue, fields }) =>
    issue === undefined ? { itemID, child: { itemID, ...fields } } : { issue },
  );
}

const today = ({ aheadMs }: OpenOrder, { clock }: ParentContext): VendorRecord => ({
  orderedDate: formatTime(clock.nowMs() + aheadMs),
});

/** The order keeps a date that it has, so that a repeated message does not change it. */
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

function progressOf({ orderID }: OpenOrder, results: ChildResults, { lines, fields }: OrderInput): string {
  const count = [...results.values()].filter(({ status }) => status !== 'failed').length;
  const next =
    refNumOf(fields) !== undefined
      ? 'The same message, sent again, goes on from there.'
      : 'As the message has no "refNum", it would create another order when it is sent again.';
  return `Purchase order ${orderID} has ${count} of its ${lines.length} lines. ${next}`;
}

/** The result of one line of the message. */
export interface LineResult {
  /** Position in `lines` of the message, from 0. */
  readonly index: number;
  readonly itemID?: string;
  readonly orderLineID?: string;
  /** `found`: the line existed before this run. */
  readonly status: ChildResult['status'];
  readonly error?: string;
}

/** A line as it is sent, or why it cannot be sent: its item is not known. */
export type ResolvedOrderLine =
  | { readonly itemID: string; readonly child: VendorRecord; readonly issue?: undefined }
  | { readonly child?: undefined; readonly issue: string };

export interface LineResults {
  readonly lines: readonly LineResult[];
  readonly created: number;
  readonly found: number;
  readonly failed: number;
}

/** The results of the lines, in the message's order. Every line that was sent must have a result. */
function lineResults(ready: readonly ResolvedOrderLine[], results: ChildResults): LineResults {
  const lines = ready.map((line, index): LineResult => {
    if (line.issue !== undefined) return { index, status: 'failed', error: line.issue };
    const { itemID, child } = line;
    const result = results.get(child);
    if (!result) throw new Error(`Line ${index + 1} was forgotten`);
    return result.status === 'failed'
      ? { index, itemID, status: result.status, error: result.error.message }
      : { index, itemID, orderLineID: result.id, status: result.status };
  });
  const count = (status: ChildResult['status']) => lines.filter((line) => line.status === status).length;
  return { lines, created: count('created'), found: count('found'), failed: count('failed') };
}
