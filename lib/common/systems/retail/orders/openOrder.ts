import type { Clock } from '../../../clock';
import { InputError } from '../../../errors';
import type { System, VendorRecord } from '../../system';
import { parseTime } from '../../times';
import { order } from '../catalogue/order';

/** The order that lines go to. */
export interface OpenOrder {
  readonly orderID: string;
  readonly record: VendorRecord;
  /** It has just been created: it has no lines yet. */
  readonly isNew: boolean;
  /** How far the vendor's clock is ahead of ours. */
  readonly aheadMs: number;
}

/**
 * The order with this reference number, of the same shop (and vendor, where one is named), or a new one. Without a
 * reference number it is always a new one.
 *
 * @throws InputError when several orders fit, or the one that does is closed; OutcomeUnknownError when a new order
 *   without a reference number may have come about
 */
export async function openOrder(
  system: Pick<System, 'create' | 'pages'>,
  fields: VendorRecord,
  clock: Clock,
): Promise<OpenOrder> {
  const refNum = refNumOf(fields);
  const found = refNum === undefined ? undefined : await findOrder(system, refNum, fields, clock);
  if (found) return found;
  const identifiedBy = refNum === undefined ? [] : KEY.filter((name) => fields[name] !== undefined);
  const record = await system.create({ entity: order, fields }, { identifiedBy });
  if (refNum !== undefined && !isSame(fields, record)) throw notKept(record);
  return opened(record, true, parseTime(String(record['timeStamp'])), clock);
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
  const matches: OpenOrder[] = [];
  const filters = [{ field: 'refNum', operator: '=' as const, values: [refNum] }];
  for await (const { records, serverNowMs } of system.pages({ entity: order, filters, archived: 'include' })) {
    const fitting = records.filter((record) => isSame(fields, record));
    matches.push(...fitting.map((record) => opened(record, false, serverNowMs, clock)));
  }
  const [match, ...more] = matches;
  if (more.length > 0) throw several(matches);
  if (match?.record['archived'] === true) throw closed(match, 'archived');
  if (match?.record['complete'] === true) throw closed(match, 'complete');
  return match;
}

const isSame = (fields: VendorRecord, record: VendorRecord): boolean =>
  refNumOf(fields) === refNumOf(record) &&
  ['shopID', 'vendorID'].every((name) => fields[name] === undefined || Number(fields[name]) === Number(record[name]));

const opened = (record: VendorRecord, isNew: boolean, serverNowMs: number | undefined, clock: Clock): OpenOrder => ({
  orderID: String(record['orderID']),
  record,
  isNew,
  aheadMs: serverNowMs === undefined ? 0 : serverNowMs - clock.nowMs(),
});

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
