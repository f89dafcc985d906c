import type { ChildResult, ChildResults } from '../../../../children/childCollection';
import { type CreateAllContext, createAll } from '../../../../children/createAll';
import type { VendorRecord } from '../../../../model/query';
import { appendMessage, LightspeedError } from '../../../../util/errors';
import type { RecordStore } from '../../../system';
import { ORDER_STATUS } from '../../catalogue/orderStatus';
import { POST } from '../posting/postKinds';
import { type PostContext, postOrder } from '../posting/postOrder';
import { readOrder } from '../posting/settledOrder';
import { type OpenContext, type OpenOrder, openOrder } from './openOrder';
import type { OrderInput } from './orderInput';
import { orderLines } from './orderLines';

/** The connection and the run that an order is made in. */
export interface OrderContext extends CreateAllContext, Pick<PostContext, 'client'>, Pick<OpenContext, 'log'> {
  readonly system: Pick<RecordStore, 'pages' | 'get' | 'create' | 'remove'>;
}

/** A purchase order, each of whose lines exists or has failed. */
export interface PlacedOrder extends LineResults {
  readonly order: VendorRecord;
}

/** The run had to end before all lines were sent. */
export interface UnfinishedOrder {
  /** The progress, in words. */
  readonly unfinished: string;
}

/**
 * Creates a purchase order with its lines, each line exactly once, also when the same message comes again after any
 * failure: with a `refNum` the order is found and only the missing lines are created. When all lines are there the order
 * is posted, if that is wanted. A line that is refused does not stop the others. Errors tell the progress.
 */
export async function placeOrder(
  input: OrderInput,
  { markOrdered }: { readonly markOrdered: boolean },
  context: OrderContext,
): Promise<PlacedOrder | UnfinishedOrder> {
  const opened = await openOrder(input, context);
  const parent = { ...opened, aheadMs: 0 };
  const { results, stop } = await createAll(input.lines, orderLines(context, opened), parent, context);
  const progress = progressOf(opened, results, input);
  if (stop === 'timeUp') return { unfinished: progress };
  if (stop) throw appendMessage(stop, progress);
  const lines = lineResults(input, results);
  const order = await finish(opened, markOrdered && lines.failed === 0, context).catch((error: unknown) => {
    throw error instanceof LightspeedError ? appendMessage(error, progress) : error;
  });
  return { order, ...lines };
}

/** The order as it is in the end. */
async function finish({ id, record }: OpenOrder, isPosted: boolean, context: OrderContext): Promise<VendorRecord> {
  const isOpen = Number(record['purchaseStatus']) === ORDER_STATUS.open;
  return isPosted && isOpen ? (await postOrder(POST, id, context)).order : readOrder(id, context);
}

function progressOf({ id }: OpenOrder, results: ChildResults, { lines, refNum }: OrderInput): string {
  const count = [...results.values()].filter(({ status }) => status !== 'failed').length;
  const next =
    refNum !== undefined
      ? 'The same message, sent again, goes on from there.'
      : 'As the message has no "refNum", it would create another order when it is sent again.';
  return `Purchase order ${id} has ${count} of its ${lines.length} lines. ${next}`;
}

/** The result of one line of the message. */
interface LineResult {
  /** Position in `lines` of the message, from 0. */
  readonly index: number;
  readonly itemID: unknown;
  readonly lineNumber?: string;
  /** `found`: the line existed before this run. */
  readonly status: ChildResult['status'];
  readonly error?: string;
}

interface LineResults {
  readonly lines: readonly LineResult[];
  readonly created: number;
  readonly found: number;
  readonly failed: number;
}

/** The results of the lines, in the message's order. Every line must have one. */
function lineResults({ lines }: OrderInput, results: ChildResults): LineResults {
  const all = lines.map((line, index): LineResult => {
    const result = results.get(line);
    if (!result) throw new Error(`Line ${index + 1} was forgotten`);
    const { status } = result;
    const { itemID } = line;
    return result.status === 'failed'
      ? { index, itemID, status, error: result.error.message }
      : { index, itemID, lineNumber: result.id, status };
  });
  const count = (status: ChildResult['status']) => all.filter((line) => line.status === status).length;
  return { lines: all, created: count('created'), found: count('found'), failed: count('failed') };
}
