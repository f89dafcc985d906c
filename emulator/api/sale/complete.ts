import type { Row } from '../../data/row';
import { cents } from '../../data/totals';
import type { AccountState } from '../request';
import { settleLine } from '../stock/settleLine';
import { changeTimes } from '../write/fields';
import type { Writer } from '../write/writer';
import { addLoadLines, bookAccounts, paymentKind } from './accounts';
import { refreshTotals } from './totals';

/** The payments of a sale that was to be completed are not equal to its total. */
export class UnbalancedSale extends Error {
  override readonly name = 'UnbalancedSale';
}

/**
 * What the completion of a sale brings about: change for cash, the balance it must have, accounts, stock, work orders.
 * Does nothing a second time.
 */
export function completeSale(writer: Writer, sale: Row): void {
  const { state } = writer;
  const { store } = state;
  addLoadLines(writer, sale);
  refreshTotals(store, sale);
  giveChange(state, sale);
  refreshTotals(store, sale);
  if (sale['balance'] !== 0) {
    throw new UnbalancedSale();
  }
  bookAccounts(state, sale);
  for (const line of store.table('SaleLine').where('saleID', sale['saleID'])) {
    settleLine(writer, line);
  }
  payWorkorders(state, sale);
}

/** Cash beyond the total goes back to the customer. */
function giveChange({ store }: AccountState, sale: Row): void {
  const over = -Number(sale['balance']);
  const cash = store
    .table('SalePayment')
    .where('saleID', sale['saleID'])
    .find((payment) => paymentKind(store, payment) === 'cash' && Number(payment['amount']) >= over);
  if (over > 0 && cash) {
    store.table('SalePayment').update(cash, { amount: cents(Number(cash['amount']) - over) });
    store.table('Sale').update(sale, { change: over });
  }
}

/** Marks the work orders that a completed sale pays for, with their parts and labour. */
function payWorkorders({ store, now }: AccountState, { saleID }: Row): void {
  const workorders = store.table('Workorder');
  const status = store
    .table('WorkorderStatus')
    .rows()
    .find((each) => each['systemValue'] === 'paid');
  for (const workorder of workorders.where('checkoutSaleID', saleID).filter((each) => each['saleID'] === 0)) {
    const { workorderStatusID } = status ?? workorder;
    workorders.update(workorder, { saleID, workorderStatusID, ...changeTimes(workorders.schema, now()) });
    for (const name of ['WorkorderItem', 'WorkorderLine']) {
      const parts = store.table(name);
      for (const part of parts.where('workorderID', workorder['workorderID'])) {
        parts.update(part, { saleID, ...changeTimes(parts.schema, now()) });
      }
    }
  }
}
