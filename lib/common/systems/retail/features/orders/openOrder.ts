import type { VendorRecord } from '../../../../model/query';
import { parseTime } from '../../../../model/times';
import type { Clock } from '../../../../util/clock';
import { InputError } from '../../../../util/errors';
import type { System } from '../../../system';
import { order } from '../../catalogue/order';
import { lookUntilQuiet, type QuietDeps } from '../children/lookUntilQuiet';
import { findParents, type Parent } from '../children/parent';

/** The order that lines go to. */
export interface OpenOrder extends Parent {
  readonly orderID: string;
}

/**
 * The order with this reference number, of the same shop (and vendor, where one is named), or a new one. Without a
 * reference number it is always a new one. When an earlier run of the message may have sent one that is still to come,
 * it is waited for.
 *
 * @throws InputError when several orders fit, or the one that does is closed; OutcomeUnknownError when a new order
 *   without a reference number may have come about
 */
export async function openOrder(
  system: Pick<System, 'create' | 'pages'>,
  fields: VendorRecord,
  deps: QuietDeps,
): Promise<OpenOrder> {
  const refNum = refNumOf(fields);
  const look = async (number: string) => {
    const seen = await findOrder(system, number, fields, deps.clock);
    return { seen, isComplete: seen !== undefined };
  };
  const found = refNum === undefined ? undefined : await lookUntilQuiet(() => look(refNum), deps);
  if (found) return found;
  const identifiedBy = refNum === undefined ? [] : KEY.filter((name) => fields[name] !== undefined);
  const record = await system.create({ entity: order, fields }, { identifiedBy });
  if (refNum !== undefined && !isSame(fields, record)) throw notKept(record);
  const vendorNowMs = parseTime(String(record['timeStamp'])) ?? deps.clock.nowMs();
  return opened({ record, isNew: true, aheadMs: vendorNowMs - deps.clock.nowMs() });
}

export const refNumOf = ({ refNum }: VendorRecord): string | undefined =>
  refNum === undefined ? undefined : String(refNum).trim();

/** What identifies an order, as far as the message names it. */
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
  if (more.length > 0) throw several(matches);
  if (match?.record['archived'] === true) throw closed(match, 'archived');
  if (match?.record['complete'] === true) throw closed(match, 'complete');
  return match;
}

const isSame = (fields: VendorRecord, record: VendorRecord): boolean =>
  refNumOf(fields) === refNumOf(record) &&
  ['shopID', 'vendorID'].every((name) => fields[name] === undefined || Number(fields[name]) === Number(record[name]));

const opened = (parent: Parent): OpenOrder => ({ ...parent, orderID: String(parent.record['orderID']) });

const several = (matches: readonly OpenOrder[]): InputError =>
  new InputError(
    `Purchase orders ${matches.map(({ orderID }) => orderID).join(', ')} all have the "refNum" of this message: it cannot be told which one is meant.`,
  );

/** Cut off, for example: no page tells how long it may be. */
const notKept = ({ orderID }: VendorRecord): InputError =>
  new InputError(
    `Purchase order ${orderID} was created without lines, but Lightspeed did not keep its "refNum" as it is, so it would not be found again. Use a shorter "refNum" and delete the order.`,
  );

const closed = ({ orderID }: OpenOrder, state: string): InputError =>
  new InputError(
    `Purchase order ${orderID} has the "refNum" of this message and is ${state}: it takes no more lines. Use another "refNum" for a new order.`,
  );
