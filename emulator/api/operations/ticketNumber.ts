import type { Request } from '../request';

/** A refund may name its sale by the ticket number in place of the id (Source: vendor's page Sale-refund). */
export function byTicketNumber(request: Request): Request {
  const { entity, state, ids } = request;
  const { saleID } = ids;
  const sales = state.store.table('Sale');
  if (entity.entity !== 'SaleRefund' || sales.get(saleID)) {
    return request;
  }
  const [sale] = sales.where('ticketNumber', String(saleID));
  return sale ? { ...request, ids: { ...ids, saleID: Number(sale['saleID']) } } : request;
}
