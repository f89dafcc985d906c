import { findParents, type Parent } from '../../../../children/parent';
import { type QuietContext, readUntilQuiet } from '../../../../children/readUntilQuiet';
import type { VendorRecord } from '../../../../model/query';
import { parseTime } from '../../../../model/times';
import type { Clock } from '../../../../util/clock';
import { InputError } from '../../../../util/errors';
import type { System } from '../../../system';
import { order } from '../../catalogue/order';

/** The order that takes the lines. */
export interface OpenOrder extends Parent {
  readonly orderID: string;
}

/**
 * Finds the order with this reference number, of the same shop (and vendor, where one is named), or creates one. Without
 * a reference number the order is always new. Waits for an order that an earlier run of the message may have sent.
 *
 * @throws InputError when several orders match, or the one that matches is closed; OutcomeUnknownError when it is not
 *   known whether a new order without a reference number was created
 */
export async function openOrder(
  system: Pick<System, 'create' | 'pages'>,
  fields: VendorRecord,
  context: QuietContext,
): Promise<OpenOrder> {
  const refNum = refNumOf(fields);
  const read = async (number: string) => {
    const value = await findOrder(system, number, fields, context.clock);
    return { value, isComplete: value !== undefined };
  };
  const found = refNum === undefined ? undefined : await readUntilQuiet(() => read(refNum), context);
  if (found) return found;
  const identifiedBy = refNum === undefined ? [] : KEY.filter((name) => fields[name] !== undefined);
  const record = await system.create({ entity: order, fields }, { identifiedBy });
  if (refNum !== undefined && !isSame(fields, record)) throw notKept(record);
  const vendorNowMs = parseTime(String(record['timeStamp'])) ?? context.clock.nowMs();
  return opened({ record, isNew: true, aheadMs: vendorNowMs - context.clock.nowMs() });
}

export const refNumOf = ({ refNum }: VendorRecord): string | undefined =>
  refNum === undefined ? undefined : String(refNum).trim();

/** The fields that identify an order, as far as the message has them. */
const KEY = ['refNum', 'shopID', 'vendorID'] as const;

async function findOrder(
  system: Pick<System, 'pages'>,
  refNum: string,
  fields: VendorRecord,
  clock: Clock,
): Promise<OpenOrder | undefined> {
  const filters = [{ field: 'refNum', operator: '=' as const, values: [refNum] }];
  const found = await findParents(system.pages({ entity: order, filters, archived: 'include' }), clock);
  const matches = found.filter(({ record }) => isSame(fields, record)).map(opened);
  const [match, ...more] = matches;
  if (more.length > 0) throw ambiguous(matches);
  if (match?.record['archived'] === true) throw closed(match, 'archived');
  if (match?.record['complete'] === true) throw closed(match, 'complete');
  return match;
}

const isSame = (fields: VendorRecord, record: VendorRecord): boolean =>
  refNumOf(fields) === refNumOf(record) &&
  ['shopID', 'vendorID'].every((name) => fields[name] === undefined || Number(fields[name]) === Number(record[name]));

const opened = (parent: Parent): OpenOrder => ({ ...parent, orderID: String(parent.record['orderID']) });

const ambiguous = (matches: readonly OpenOrder[]): InputError =>
  new InputError(
    `Purchase orders ${matches.map(({ orderID }) => orderID).join(', ')} all have the "refNum" of this message: it cannot be told which one is meant.`,
  );

/** It may have been cut off: no page says how long it may be. */
const notKept = ({ orderID }: VendorRecord): InputError =>
  new InputError(
    `Purchase order ${orderID} was created without lines, but Lightspeed did not keep its "refNum" as it is, so it would not be found again. Use a shorter "refNum" and delete the order.`,
  );

const closed = ({ orderID }: OpenOrder, state: string): InputError =>
  new InputError(
    `Purchase order ${orderID} has the "refNum" of this message and is ${state}: it takes no more lines. Use another "refNum" for a new order.`,
  );
