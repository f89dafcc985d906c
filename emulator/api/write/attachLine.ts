import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import type { Request } from '../request';
import { answerUpdate } from './write';

/**
 * Changes a line of a sale, or takes a reservation of the same customer into it (Source: vendor's page SaleSaleLine):
 * a reservation belongs to no sale yet.
 */
export function answerSaleLineUpdate(request: Request): ApiReply {
  const { state, ids } = request;
  const line = state.store.table('SaleLine').get(ids['saleLineID']);
  if (line?.['saleID'] !== 0) {
    return answerUpdate(request);
  }
  const sale = state.store.table('Sale').get(ids['saleID']);
  if (!sale || sale['customerID'] !== line['customerID']) {
    throw invalid('SaleLine: a reservation can join only a sale of its own customer.');
  }
  return answerUpdate(request, { row: line, values: { saleID: sale['saleID'] } });
}
