import { type QuietContext, readUntilQuiet } from '../../../../children/readUntilQuiet';
import type { VendorRecord } from '../../../../model/query';
import { InputError, OutcomeUnknownError } from '../../../../util/errors';
import type { RecordStore } from '../../../system';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { VENDOR } from '../../client/request';
import type { OrderInput } from './orderInput';

/** The order that takes the lines. */
export interface OpenOrder {
  readonly id: string;
  readonly record: VendorRecord;
  /** This run has just created it: it has no lines yet. */
  readonly isNew: boolean;
}

type Store = Pick<RecordStore, 'pages' | 'create'>;

/** An order with a reference number. */
interface MarkedOrder {
  readonly refNum: string;
  readonly fields: VendorRecord;
}

/**
 * Finds the order with this reference number, of the same vendor and store, or creates one. Without a reference number the
 * order is always new. Waits for an order that an earlier run of the message may have sent.
 *
 * @throws InputError when several orders match, or the server does not keep what the order would be found by;
 *   OutcomeUnknownError when it is not known whether a new order was created
 */
export async function openOrder(
  system: Store,
  { refNum, fields }: Pick<OrderInput, 'refNum' | 'fields'>,
  context: QuietContext,
): Promise<OpenOrder> {
  if (refNum === undefined) return opened(await system.create({ entity: purchaseOrder, fields }), true);
  const order = { refNum, fields };
  const found = await readUntilQuiet(async () => {
    const value = await findOrder(system, order);
    return { value, isComplete: value !== undefined };
  }, context);
  return found ? opened(found, false) : opened(await createOrder(system, order, context), true);
}

const opened = (record: VendorRecord, isNew: boolean): OpenOrder => ({ id: String(record['id']), record, isNew });

/** ` [refNum]` at the end of the description is all that LS One has for a number of the caller's. */
const marker = (refNum: string): string => ` [${refNum}]`;

async function findOrder(system: Pick<RecordStore, 'pages'>, order: MarkedOrder): Promise<VendorRecord | undefined> {
  const matches: VendorRecord[] = [];
  for await (const { records } of system.pages({ entity: purchaseOrder, filters: filtersFor(order) })) {
    matches.push(...records.filter((record) => isSame(order, record)));
  }
  if (matches.length > 1) throw ambiguous(matches);
  return matches[0];
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
 * Creates the order and reads it as the next message would find it. Where that does not succeed, or finds two, no line
 * goes out.
 */
async function createOrder(system: Store, order: MarkedOrder, context: QuietContext): Promise<VendorRecord> {
  const { refNum, fields } = order;
  const description = `${fields['description']}${marker(refNum)}`;
  const draft = { entity: purchaseOrder, fields: { ...fields, description } };
  try {
    const { id } = await system.create(draft);
    return (await findOrder(system, order)) ?? notKept(id);
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    return recovered(system, order, error, context);
  }
}

/** The order may have been created although the answer was lost. The server may still be busy with it. */
async function recovered(
  system: Store,
  order: MarkedOrder,
  error: OutcomeUnknownError,
  { clock, deadline }: QuietContext,
): Promise<VendorRecord> {
  for (const delayMs of [0, 2000, 8000]) {
    await clock.sleep(delayMs, deadline.stopSignal());
    const found = await findOrder(system, order);
    if (found) return found;
    if (deadline.isOver()) break;
  }
  throw error;
}

const ambiguous = (matches: readonly VendorRecord[]): InputError =>
  new InputError(
    `Purchase orders ${matches.map(({ id }) => id).join(', ')} all have the "refNum" of this message: it cannot be told which one is meant.`,
  );

/** The text may have been cut off: no page says how long it may be. */
const notKept = (id: unknown): never => {
  throw new InputError(
    `Purchase order ${id} was created without lines, but ${VENDOR} does not find it by its "refNum", "vendorID" and "storeID" as they were sent. Use a shorter "description" and "refNum", and delete the order.`,
  );
};
