import type { VendorRecord } from '../../../model/query';
import { NotFoundError } from '../../../util/errors';
import { purchaseOrder } from '../catalogue/purchaseOrder';
import { purchaseOrderLine } from '../catalogue/purchaseOrderLine';
import type { LsOneContext } from '../context';
import { readPages } from '../paging/pages';
import { type Ids, recordPath } from '../paths';
import { vendorOrder } from '../query/order';

/** The orders, each with all of its lines under `lines`, without those that were deleted meanwhile. */
export async function withLines(context: LsOneContext, orders: readonly VendorRecord[]): Promise<VendorRecord[]> {
  const loaded: VendorRecord[] = [];
  for (const order of orders) {
    const id = String(order['id']);
    const lines = await linesOf(context, id);
    if (lines.length > 0 || (await isThere(context, id))) loaded.push({ ...order, lines });
  }
  return loaded;
}

async function linesOf(context: LsOneContext, purchaseOrderID: string): Promise<VendorRecord[]> {
  const { body: order } = vendorOrder(purchaseOrderLine, undefined);
  const list = { entity: purchaseOrderLine, parents: { purchaseOrderID }, filter: {}, order, isAnyOrder: true };
  const lines: VendorRecord[] = [];
  for await (const { records } of readPages(context, list)) lines.push(...records);
  return lines;
}

/** Of an order without lines: a list of lines is answered with a 404 when there are none, and when there is no order. */
async function isThere({ client }: LsOneContext, id: string): Promise<boolean> {
  const path = recordPath(purchaseOrder, id);
  const { status } = await client.send({ method: 'GET', path, repeat: 'always', acceptedStatuses: [404] });
  return status !== 404;
}

/** @throws NotFoundError when there is no order with the id that the lines' path has */
export async function refuseUnknownOrder(context: LsOneContext, { purchaseOrderID = '' }: Ids = {}): Promise<void> {
  if (await isThere(context, purchaseOrderID)) return;
  throw new NotFoundError(`${purchaseOrder.label} ${purchaseOrderID} is not found.`, { status: 404 });
}
