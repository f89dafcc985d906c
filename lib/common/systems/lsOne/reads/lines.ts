import type { VendorRecord } from '../../../model/query';
import { NotFoundError } from '../../../util/errors';
import { purchaseOrder } from '../catalogue/purchaseOrder';
import { purchaseOrderLine } from '../catalogue/purchaseOrderLine';
import type { LsOneContext } from '../context';
import { readPages } from '../paging/pages';
import { type Ids, recordPath } from '../paths';
import { vendorOrder } from '../query/order';

/** The orders, each with all of its lines under `lines`. */
export async function withLines(context: LsOneContext, orders: readonly VendorRecord[]): Promise<VendorRecord[]> {
  const loaded: VendorRecord[] = [];
  for (const order of orders) loaded.push({ ...order, lines: await linesOf(context, String(order['id'])) });
  return loaded;
}

async function linesOf(context: LsOneContext, purchaseOrderID: string): Promise<VendorRecord[]> {
  const { body: order } = vendorOrder(purchaseOrderLine, undefined);
  const list = { entity: purchaseOrderLine, parents: { purchaseOrderID }, filter: {}, order, isAnyOrder: true };
  const lines: VendorRecord[] = [];
  for await (const { records } of readPages(context, list)) lines.push(...records);
  return lines;
}

/** @throws NotFoundError when there is no order with the id that the lines' path has */
export async function refuseUnknownOrder({ client }: LsOneContext, { purchaseOrderID = '' }: Ids = {}): Promise<void> {
  const path = recordPath(purchaseOrder, purchaseOrderID);
  const { status } = await client.send({ method: 'GET', path, repeat: 'always', acceptedStatuses: [404] });
  if (status === 404)
    throw new NotFoundError(`${purchaseOrder.label} ${purchaseOrderID} is not found.`, { status, path });
}
