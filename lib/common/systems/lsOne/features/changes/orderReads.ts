import type { Condition, Page, VendorRecord } from '../../../../model/query';
import type { PollSettings } from '../../../../polling/pollSettings';
import type { RecordStore } from '../../../system';
import { purchaseOrder } from '../../catalogue/purchaseOrder';

/** The orders of a connection, read. */
export interface OrderReads extends Pick<RecordStore, 'pages' | 'get'> {
  /** @throws LightspeedError when nothing proves that an API of LS One is there */
  proveServer(): Promise<void>;
}

/** The orders that a poll follows and for which this condition holds, page by page. */
export async function* ordersWhere(
  orders: OrderReads,
  { filters }: Pick<PollSettings, 'filters'>,
  condition: Condition | undefined,
  relations: readonly string[],
): AsyncGenerator<Pick<Page, 'records' | 'serverNowMs'>> {
  // Of two conditions on one field the vendor's own filter takes the first.
  const all = condition ? [condition, ...filters] : filters;
  yield* orders.pages({ entity: purchaseOrder, filters: all, relations });
}

export const createdSince = (from: string): Condition | undefined =>
  from === '' ? undefined : { field: 'createdDate', operator: '>=', values: [from] };

/** Orders as they are now; those that are gone are left out. */
export async function readAgain(
  orders: OrderReads,
  ids: readonly string[],
  relations: readonly string[],
): Promise<VendorRecord[]> {
  const found: VendorRecord[] = [];
  for (const id of ids) {
    const order = await orders.get({ entity: purchaseOrder, id }, { relations });
    if (order) found.push(order);
  }
  return found;
}

/** Orders that were read without relations, with them. */
export const withRelations = async (
  orders: OrderReads,
  read: readonly VendorRecord[],
  relations: readonly string[],
): Promise<readonly VendorRecord[]> => (relations.length === 0 ? read : readAgain(orders, read.map(idOf), relations));

/** A sample stops reading after ten. */
export const BATCH = 10;

export const idOf = ({ id }: VendorRecord): string => String(id);
