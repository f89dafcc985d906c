import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import type { AccountState, Request } from '../request';
import { refundable } from '../sale/refundLine';
import { nestedList } from '../write/fields';
import { operate, readBody, readValues } from './operate';

/** What a refund takes over from the sale that it refunds. */
const INHERITED = ['customerID', 'shopID', 'registerID', 'taxCategoryID', 'discountID', 'discountPercent'];

/**
 * Refunds a sale as a new one with negative quantities and payments, whole or by the lines given; completed unless the
 * body says otherwise, so that it must balance. Source: vendor's page Sale-refund.
 */
export function answerRefund(request: Request): ApiReply {
  const { state, ids } = request;
  const sale = state.store.table('Sale').get(ids['saleID']) ?? {};
  return operate(request, (writer) => {
    const body = readBody(request);
    refuseUnsold(sale);
    const inherited = Object.fromEntries(INHERITED.map((name) => [name, sale[name]]));
    return writer.create('Sale', {
      values: { completed: true, ...inherited, ...readValues(request, 'Sale') },
      nested: {
        SaleLines: { SaleLine: lines(state, sale, body) },
        SalePayments: { SalePayment: payments(sale, body) },
      },
    });
  });
}

function refuseUnsold(sale: Row): void {
  if (sale['completed'] !== true || sale['voided'] === true) {
    throw invalid('SaleRefund: only a completed sale that was not voided can be refunded.');
  }
}

/** The lines as sent; without any, everything that was not given back before. */
function lines(state: AccountState, { saleID }: Row, body: Row): readonly Row[] {
  const original = state.store.table('SaleLine').where('saleID', saleID);
  if (body['SaleLines'] !== undefined) {
    const sent = nestedList('SaleLines', 'SaleLine', body['SaleLines']);
    if (!sent.every((line) => original.some((each) => each['saleLineID'] === Number(line['parentSaleLineID'])))) {
      throw invalid('SaleRefund: each line needs the parentSaleLineID of a line of the sale.');
    }
    return sent;
  }
  const left = original
    .map((line) => ({ parentSaleLineID: line['saleLineID'], unitQuantity: -refundable(state, line) }))
    .filter((line) => line.unitQuantity < 0);
  if (left.length === 0) {
    throw invalid('SaleRefund: nothing of the sale is left to refund.');
  }
  return left;
}

/** An amount that was left out is the original total. */
function payments(sale: Row, body: Row): readonly Row[] {
  const sent = nestedList('SalePayments', 'SalePayment', body['SalePayments']);
  if (sent.length === 0) {
    throw invalid('SaleRefund: SalePayments must hold at least one SalePayment.');
  }
  return sent.map((payment) => ({ amount: -Number(sale['total']), ...payment }));
}

/** Pretends to e-mail a receipt: a bare message comes back, without envelope (Source: vendor's page Sale-EmailReceipt). */
export function answerEmailReceipt(request: Request): ApiReply {
  const address = String(readBody(request)['emailAddress']);
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw invalid('SaleEmailReceipt: emailAddress must be an e-mail address.');
  }
  return { status: 200, body: { message: `The receipt was sent to ${address}.` } };
}
