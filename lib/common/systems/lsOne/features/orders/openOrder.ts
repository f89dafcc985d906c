import { type QuietContext, readUntilQuiet } from '../../../../children/readUntilQuiet';
import type { VendorRecord } from '../../../../model/query';
import { InputError, OutcomeUnknownError } from '../../../../util/errors';
import type { RecordStore } from '../../../system';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { VENDOR } from '../../client/request';
import { type ChoiceContext, chooseOrder } from './chooseOrder';
import type { OrderInput } from './orderInput';

/** The order that takes the lines. */
export interface OpenOrder {
  readonly id: string;
  readonly record: VendorRecord;
  /** This run has just created it: it has no lines yet. */
  readonly isNew: boolean;
}

/** The run that looks for an order and creates it. */
export interface OpenContext extends QuietContext, ChoiceContext {
  readonly system: ChoiceContext['system'] & Pick<RecordStore, 'create'>;
}

/** An order with a reference number. */
interface MarkedOrder {
  readonly refNum: string;
  readonly fields: VendorRecord;
}

/**
 * Finds the order with this reference number, of the same vendor and store, or creates one. Without a reference number the
 * order is always new. Waits for an order that an earlier run of the message may have sent.
 *
 * @throws InputError when several orders with lines match, or the server does not keep what the order would be found by;
 *   OutcomeUnknownError when it is not known whether a new order was created
 */
export async function openOrder(
  { refNum, fields }: Pick<OrderInput, 'refNum' | 'fields'>,
  context: OpenContext,
): Promise<OpenOrder> {
  if (refNum === undefined) return opened(await context.system.create({ entity: purchaseOrder, fields }), true);
  const order = { refNum, fields };
  const found = await readUntilQuiet(async () => {
    const matches = await findOrders(order, context);
    return { value: matches, isComplete: matches.length > 0 };
  }, context);
  return (await chosen(found, undefined, context)) ?? (await createOrder(order, context));
}

const opened = (record: VendorRecord, isNew: boolean): OpenOrder => ({ id: String(record['id']), record, isNew });

/** @param ownId the order that this run has just created */
async function chosen(
  matches: readonly VendorRecord[],
  ownId: unknown,
  context: OpenContext,
): Promise<OpenOrder | undefined> {
  const [first, ...others] = matches;
  if (!first) return undefined;
  const order = others.length > 0 ? await chooseOrder(matches, ownId, context) : first;
  return opened(order, order['id'] === ownId);
}

/** ` [refNum]` at the end of the description is all that LS One has for a number of the caller's. */
const marker = (refNum: string): string => ` [${refNum}]`;

async function findOrders(order: MarkedOrder, { system }: OpenContext): Promise<VendorRecord[]> {
  const matches: VendorRecord[] = [];
  for await (const { records } of system.pages({ entity: purchaseOrder, filters: filtersFor(order) })) {
    matches.push(...records.filter((record) => isSame(order, record)));
  }
  return matches;
}

/** Without the brackets: a server that searches with SQL patterns would take them for a set of letters. */
const filtersFor = ({ refNum, fields }: MarkedOrder) =>
  Object.entries({ idOrDescription: refNum, vendorID: fields['vendorID'], storeID: fields['storeID'] }).map(
    ([field, value]) => ({ field, operator: '=' as const, values: [String(value)] }),
  );

const isSame = ({ refNum, fields }: MarkedOrder, record: VendorRecord): boolean =>
  String(record['description']).trimEnd().endsWith(marker(refNum)) &&
  ['vendorID', 'storeID'].every((name) => record[name] === fields[name]);

/**
 * Creates the order and reads it as the next message would find it. Where that does not succeed no line goes out, and
 * where a run in another process has created one as well, into one of the two only.
 */
async function createOrder(order: MarkedOrder, context: OpenContext): Promise<OpenOrder> {
  const { refNum, fields } = order;
  const description = `${fields['description']}${marker(refNum)}`;
  const draft = { entity: purchaseOrder, fields: { ...fields, description } };
  try {
    const { id } = await context.system.create(draft);
    return (await chosen(await settledOrders(order, context), id, context)) ?? notKept(id);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    return recovered(order, error, context);
  }
}

/**
 * The orders that are there after a creation. A run that has created one as well and did not see this one fills its own at
 * once, even if that is the later one: a moment later its first lines show.
 */
async function settledOrders(order: MarkedOrder, context: OpenContext): Promise<readonly VendorRecord[]> {
  const matches = await findOrders(order, context);
  if (matches.length <= 1) return matches;
  await context.clock.sleep(FIRST_LINES_MS, context.deadline.stopSignal());
  return findOrders(order, context);
}

const FIRST_LINES_MS = 3000;

/** The order may have been created although the answer was lost. The server may still be busy with it. */
async function recovered(order: MarkedOrder, error: OutcomeUnknownError, context: OpenContext): Promise<OpenOrder> {
  const { clock, deadline } = context;
  for (const delayMs of [0, 2000, 8000]) {
    await clock.sleep(delayMs, deadline.stopSignal());
    // Nothing tells whether one of them is this run's own: another run may be filling a single one, too.
    const found = await chosen(await findOrders(order, context), undefined, context);
    if (found) return found;
    if (deadline.isOver()) break;
  }
  throw error;
}

/** The text may have been cut off: no page says how long it may be. */
const notKept = (id: unknown): never => {
  throw new InputError(
    `Purchase order ${id} was created without lines, but ${VENDOR} does not find it by its "refNum", "vendorID" and "storeID" as they were sent. Use a shorter "description" and "refNum", and delete the order.`,
  );
};
